package cn.anlan.archive;

import cn.anlan.platform.Allowed;
import cn.anlan.platform.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open to the authorities, each within its area, and to the auditor. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed({Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.SUPERVISOR, Role.INSPECTOR, Role.DEPARTMENT, Role.AUDITOR})
@interface ReadsArchives {}
