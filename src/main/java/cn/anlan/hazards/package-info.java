/** Hazards from report to closure, listed supervision of major ones, and how many there are where. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Hazards",
        allowedDependencies = {
            "platform",
            "spreadsheets",
            "calendar",
            "organization",
            "risks",
            "regimes",
            "ledger",
            "evidence",
            "obligations",
            "notifications"
        })
package cn.anlan.hazards;
