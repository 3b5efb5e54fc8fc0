/** Tour plans: which units are toured in a year, when, by which groups of which people, and out of which money. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Tour plans",
        allowedDependencies = {
            "platform",
            "calendar",
            "organization",
            "regimes",
            "ledger",
            "evidence",
            "obligations",
            "papers",
            "spreadsheets"
        })
package cn.anlan.tourplans;
