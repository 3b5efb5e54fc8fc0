/** Ledgers of hazards kept in Excel, brought in: columns guessed, every row checked, all of them stored or none. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Imports",
        allowedDependencies = {"platform", "spreadsheets", "organization", "ledger", "hazards"})
package cn.anlan.imports;
