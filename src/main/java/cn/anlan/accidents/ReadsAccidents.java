package cn.anlan.accidents;

import cn.anlan.platform.Allowed;
import cn.anlan.platform.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open to whoever may read the register, each within its scope: the authorities, enterprises for their own, and the auditor. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    Role.PRINCIPAL,
    Role.COMMITTEE_OFFICE,
    Role.SUPERVISOR,
    Role.INSPECTOR,
    Role.DEPARTMENT,
    Role.ENTERPRISE,
    Role.AUDITOR
})
@interface ReadsAccidents {}
