package cn.anlan.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open to the authorities: whoever oversees cases, as against enterprises, which are overseen, and grid workers, who report. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed({Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.SUPERVISOR, Role.INSPECTOR, Role.DEPARTMENT})
public @interface OverseesCases {}
