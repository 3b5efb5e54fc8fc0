/** Commitments: every enterprise of a territory gets its responsibility notice and sends back its signed commitment, year by year. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Commitments",
        allowedDependencies = {
            "platform",
            "calendar",
            "organization",
            "access",
            "regimes",
            "ledger",
            "notifications",
            "documents",
            "spreadsheets"
        })
package cn.anlan.commitments;
