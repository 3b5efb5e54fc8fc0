/** Clues about units or people who fail their duty or obstruct a tour: handed over, dealt with, followed to the end. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Clues",
        allowedDependencies = {
            "platform",
            "calendar",
            "organization",
            "regimes",
            "ledger",
            "evidence",
            "obligations",
            "tourplans"
        })
package cn.anlan.clues;
