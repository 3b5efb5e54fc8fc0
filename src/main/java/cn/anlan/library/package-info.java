/** The library: rule books in force, edition beside edition, searched in full text and cited by article. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Library",
        allowedDependencies = {"platform", "organization", "regimes", "ledger", "evidence", "spreadsheets"})
package cn.anlan.library;
