/** Checks of counties that a city's safety office and staffing office open together and that end once the county's documents and the report are on file. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "County checks",
        allowedDependencies = {
            "platform",
            "calendar",
            "organization",
            "regimes",
            "ledger",
            "evidence",
            "obligations",
            "tourplans",
            "inspections"
        })
package cn.anlan.countychecks;
