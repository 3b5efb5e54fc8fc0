package cn.anlan.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Part of the running product only: a command beside it, such as {@code verify}, must not do its background work too. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "anlan.command", matchIfMissing = true, havingValue = "run")
public @interface ServerOnly {}
