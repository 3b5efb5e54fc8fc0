/** Inspection tours: from the notice to the toured unit to the published result, in the order the regime sets. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Inspection tours",
        allowedDependencies = {
            "platform",
            "calendar",
            "organization",
            "regimes",
            "ledger",
            "evidence",
            "obligations",
            "papers",
            "documents",
            "hazards",
            "tourplans"
        })
package cn.anlan.inspections;
