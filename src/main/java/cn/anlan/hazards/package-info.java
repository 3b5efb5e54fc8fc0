/** Hazards from report to closure, listed supervision of major ones, and ledgers kept in Excel. */
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
