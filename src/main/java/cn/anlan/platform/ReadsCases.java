package cn.anlan.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open to every role that may read cases, each within its scope: who handles them, and the auditor. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    Role.PRINCIPAL,
    Role.COMMITTEE_OFFICE,
    Role.SUPERVISOR,
    Role.INSPECTOR,
    Role.DEPARTMENT,
    Role.ENTERPRISE,
    Role.GRID_WORKER,
    Role.AUDITOR
})
public @interface ReadsCases {}
