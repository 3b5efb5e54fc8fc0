package cn.anlan.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** A value of another type than its field's, said in the caller's terms and not in Java's: rules {@code Type.<what it should be>}. */
final class WrongType {

    private static final String BINDING = "typeMismatch";

    private WrongType() {}

    /** The rule broken by a value that couldn't be read as the type wanted. */
    static Problem.FieldRule of(String field, @Nullable Class<?> wanted) {
        if (wanted == null) {
            return new Problem.FieldRule(field, "Type");
        }
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(wanted);
        if (type.isEnum()) {
            String choices =
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
            return new Problem.FieldRule(field, "Type.Choice", choices);
        }
        return new Problem.FieldRule(field, "Type." + name(type));
    }

    /** Whether Spring's codes of an error say that a value of a query couldn't be read. */
    static boolean isIn(String[] codes) {
        return BINDING.equals(codes[codes.length - 1]);
    }

    /** The same for a query, where Spring names the type wanted in its second code from the end. */
    static Problem.FieldRule of(String field, String[] codes) {
        String code = codes[Math.max(0, codes.length - 2)];
        Class<?> wanted = null;
        try {
            wanted = ClassUtils.forName(code.substring(code.indexOf('.') + 1), WrongType.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // The field's note then says no more than that its type is wrong.
        }
        boolean several = wanted != null && Collection.class.isAssignableFrom(wanted);
        return several ? new Problem.FieldRule(field, "Type.Item") : of(field, wanted);
    }

    private static String name(Class<?> type) {
        if (Integer.class == type || Long.class == type) {
            return "Whole";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "Number";
        }
        if (type == Boolean.class) {
            return "YesNo";
        }
        if (type == Instant.class) {
            return "Instant";
        }
        if (type == LocalDate.class) {
            return "Day";
        }
        if (type == UUID.class) {
            return "Id";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "Text";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "List" : "Object";
    }
}
