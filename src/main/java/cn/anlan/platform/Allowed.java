package cn.anlan.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** States who may call a handler. A handler without it is refused to everybody. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** The roles that may call. */
    Role[] value() default {};

    /** Everybody who has signed in, in whatever role. */
    boolean everyoneSignedIn() default false;

    /** Everybody, signed in or not. */
    boolean anyone() default false;
}
