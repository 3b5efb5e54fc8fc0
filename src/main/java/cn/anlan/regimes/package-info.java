/** Policy documents as versioned packs of clauses, duties and parameters, adopted by units and rolled out to a deadline. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Regimes",
        allowedDependencies = {"platform", "calendar", "organization", "ledger", "evidence"})
package cn.anlan.regimes;
