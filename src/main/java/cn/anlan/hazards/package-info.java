/** Hazards from report to closure, listed supervision of major ones, risks in four colours, and ledgers kept in Excel. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Hazards",
        allowedDependencies = {
            "platform",
            "spreadsheets",
            "calendar",
            "organization",
            "regimes",
            "ledger",
            "evidence",
            "obligations",
            "notifications"
        })
package cn.anlan.hazards;
