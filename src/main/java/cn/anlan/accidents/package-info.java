/** The register of accidents: what happened where, how many it killed and injured, what it cost, and the grade that follows. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Accidents",
        allowedDependencies = {"platform", "organization", "ledger", "evidence", "spreadsheets"})
package cn.anlan.accidents;
