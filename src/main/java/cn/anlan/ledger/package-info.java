/** The append-only record of all acts: hashed, sealed into signed checkpoints, searched, verified and exported. */
@NullMarked
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"platform"})
package cn.anlan.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
