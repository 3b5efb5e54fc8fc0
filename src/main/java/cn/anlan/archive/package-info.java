/**
 * What a year of duties leaves behind: the analysis pack of the situation, each person's duty archive with its gaps, and the statements and
 * reports drafted from it.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Archive",
        allowedDependencies = {
            "platform",
            "organization",
            "calendar",
            "regimes",
            "ledger",
            "seals",
            "evidence",
            "obligations",
            "hazards",
            "accidents",
            "records",
            "boards",
            "papers",
            "documents",
            "spreadsheets"
        })
package cn.anlan.archive;
