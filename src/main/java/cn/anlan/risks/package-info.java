/** Risks in four colours: where something could go wrong, how bad, who keeps it in check and by what. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Risks",
        allowedDependencies = {"platform", "organization", "ledger"})
package cn.anlan.risks;
