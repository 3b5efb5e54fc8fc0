/** The files that prove acts: uploaded piece by piece, checked, kept under their hash, shown to whoever may see the acts. */
@NullMarked
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {"platform", "ledger"})
package cn.anlan.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
