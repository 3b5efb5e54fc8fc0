/** Enterprises as producers answering for their own safety: the documents they must have, how they carry them out, who checks them. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Enterprises",
        allowedDependencies = {"platform", "calendar", "organization", "regimes", "ledger", "evidence", "obligations"})
package cn.anlan.enterprises;
