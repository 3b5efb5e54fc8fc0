package cn.anlan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The clauses of docs/clauses.tsv that a test proves, driving the public API or a page. {@link ClauseReport} writes which
 * are proved by tests that passed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Clause.Several.class)
public @interface Clause {

    /** Ids, as {@code "WX-2.0"}. */
    String[] value();

    /** Holds repeated uses. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        Clause[] value();
    }
}
