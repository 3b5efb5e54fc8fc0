/** Obligations: one thing one bearer must do by a time, under a clause, with evidence; the heart of the product. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Obligations",
        allowedDependencies = {"platform", "organization", "calendar", "ledger", "evidence"})
package cn.anlan.obligations;
