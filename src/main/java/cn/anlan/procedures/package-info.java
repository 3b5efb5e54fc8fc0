/** Procedures that run as fixed steps by separate hands: enforcement, permit, investigation. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Procedures",
        allowedDependencies = {"platform", "calendar", "organization", "ledger", "obligations"})
package cn.anlan.procedures;
