/** Supervision: what a superior level does about slow or merely formal work, and how it helps with difficulties. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Supervision",
        allowedDependencies = {
            "platform",
            "calendar",
            "organization",
            "regimes",
            "ledger",
            "evidence",
            "notifications",
            "obligations",
            "records",
            "documents"
        })
package cn.anlan.supervision;
