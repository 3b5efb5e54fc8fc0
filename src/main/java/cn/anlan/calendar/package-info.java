/** The legal clock: when a term set by a rule expires, on which official calendar, and why. */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package cn.anlan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
