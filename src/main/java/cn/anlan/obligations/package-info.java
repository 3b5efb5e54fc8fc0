/** Obligations: one thing one bearer must do by a time, under a clause, with evidence; the heart of the product. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Obligations",
        allowedDependencies = {
            "platform",
            "organization",
            "calendar",
            "regimes",
            "ledger",
            "seals",
            "evidence",
            "notifications",
            "spreadsheets"
        })
package cn.anlan.obligations;
