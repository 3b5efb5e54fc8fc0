package cn.anlan.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one way to say no. Becomes an RFC 9457 answer in the caller's language.
 *
 * <p>{@code throw new Problem(HazardProblem.OWN_WORK, name).clause("JZ-3.6.4b")}
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;
    private final transient Object[] args;
    private final transient Map<String, Object> extras = new LinkedHashMap<>();
    private transient List<FieldRule> fields = List.of();
    private @Nullable String clause;

    /**
     * A field at fault, its text still to be looked up as {@code <CODE>.<field>} or, failing that, {@code <rule>} in the module's texts.
     */
    public record FieldRule(String field, String rule, Object... args) {}

    public Problem(ProblemCode code, Object... args) {
        // A refusal is an answer, not a fault: no stack trace is taken.
        super(code.type(), null, false, false);
        this.code = code;
        this.args = args;
    }

    public Problem clause(String id) {
        this.clause = id;
        return this;
    }

    public Problem fields(List<FieldRule> atFault) {
        this.fields = List.copyOf(atFault);
        return this;
    }

    public Problem field(String field, String rule, Object... ruleArgs) {
        return fields(List.of(new FieldRule(field, rule, ruleArgs)));
    }

    /** Adds a member to the answer, e.g. {@code current} and {@code changes} of a stale command. */
    public Problem with(String member, Object value) {
        extras.put(member, value);
        return this;
    }

    public ProblemCode code() {
        return code;
    }

    public Object[] args() {
        return args.clone();
    }

    public @Nullable String clause() {
        return clause;
    }

    public List<FieldRule> fields() {
        return fields;
    }

    public Map<String, Object> extras() {
        return extras;
    }
}
