package cn.anlan.access;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Describes records as they are written: every component is there unless it is {@link Nullable}, which may be null. A record nested in
 * another type is named with it, so that two modules' assignments stay two.
 */
@Component
final class InterfaceTypes extends ModelResolver {

    @Autowired
    InterfaceTypes(ObjectMapperProvider mappers) {
        this(mappers.jsonMapper());
        openapi31(true);
    }

    private InterfaceTypes(ObjectMapper mapper) {
        super(mapper, new Names());
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema<?> resolved = super.resolve(type, context, next);
        JavaType java = _mapper.constructType(type.getType());
        if (java.getRawClass().isRecord()) {
            Schema<?> model = context.getDefinedModels().get(_typeName(java));
            if (model != null && model.getProperties() != null) {
                complete(model, java.getRawClass());
            }
        }
        return resolved;
    }

    private static void complete(Schema<?> model, Class<?> type) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = model.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(component.getName(), orNull(property));
            } else {
                required.add(component.getName());
            }
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, nothing()));
        }
        if (property.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
        return property;
    }

    private static Schema<?> nothing() {
        Schema<?> nothing = new JsonSchema();
        nothing.setTypes(Set.of("null"));
        return nothing;
    }

    /** {@code HazardCommandsApi.Assignment} is called {@code HazardCommandsAssignment}. */
    private static final class Names extends TypeNameResolver {

        @Override
        protected String getNameOfClass(Class<?> type) {
            Class<?> outer = type.getEnclosingClass();
            if (outer == null || !type.getName().startsWith("cn.anlan.")) {
                return type.getSimpleName();
            }
            String around = getNameOfClass(outer).replaceFirst("Api$", "");
            return type.getSimpleName().startsWith(around) ? type.getSimpleName() : around + type.getSimpleName();
        }
    }
}
