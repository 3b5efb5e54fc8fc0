/** The seals on the ledger: signed checkpoints over all acts, proofs, verification, and archives that an outsider can check. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Seals",
        allowedDependencies = {"platform", "ledger"})
package cn.anlan.seals;
