package cn.anlan.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open to every role that handles cases; which of them may take a step is for the case's own table of steps. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    Role.PRINCIPAL,
    Role.COMMITTEE_OFFICE,
    Role.SUPERVISOR,
    Role.INSPECTOR,
    Role.DEPARTMENT,
    Role.ENTERPRISE,
    Role.GRID_WORKER
})
public @interface HandlesCases {}
