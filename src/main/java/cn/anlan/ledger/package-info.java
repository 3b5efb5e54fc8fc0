/** The append-only record of all acts: each written and hashed as it will stand for good, found again by whoever may see it. */
@NullMarked
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"platform"})
package cn.anlan.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
