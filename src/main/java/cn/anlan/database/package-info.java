/** PostgreSQL for a first run and for tests, and the check that whichever database is used can be trusted with acts. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.anlan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
