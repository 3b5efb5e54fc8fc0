/** Who may come in: accounts, passwords, sessions and tokens, and the record of what happened at the door. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"platform", "organization", "ledger"})
package cn.anlan.access;
