package cn.anlan.access;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Role;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** What the OpenAPI description says beyond what the handlers show: problems, sign-in, the headers of commands, who may call. */
@Configuration(proxyBeanMethods = false)
class InterfaceDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Command.class, Visitor.class, Locale.class);
    }

    @Bean
    OpenApiCustomizer description() {
        return api -> {
            api.info(new Info()
                    .title("Anlan 安澜")
                    .version("1")
                    .description(
                            "Commands carry `Idempotency-Key` and, on existing records, `If-Match`; every refusal is a problem "
                                    + "(RFC 9457) in the language of `Accept-Language`. Requests with a session cookie echo the cookie "
                                    + "`XSRF-TOKEN` in the header `X-XSRF-TOKEN`."));
            api.servers(List.of(new Server().url("/")));
            api.getComponents()
                    .addSchemas("Violation", violation())
                    .addSchemas("Problem", problem())
                    .addSecuritySchemes(
                            "session",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.APIKEY)
                                    .in(SecurityScheme.In.COOKIE)
                                    .name(Door.COOKIE))
                    .addSecuritySchemes(
                            "token",
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
            api.addSecurityItem(new SecurityRequirement().addList("session"));
            api.addSecurityItem(new SecurityRequirement().addList("token"));
        };
    }

    @Bean
    OperationCustomizer commandsAndProblems() {
        return (operation, handler) -> {
            Allowed allowed = handler.getMethodAnnotation(Allowed.class);
            if (allowed != null) {
                operation.addExtension("x-allowed", who(allowed));
            }
            if (Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.getParameterType() == Command.class)) {
                commandHeaders(operation, handler);
            }
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("Refused")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/Problem")))));
            return operation;
        };
    }

    private static String who(Allowed allowed) {
        return allowed.anyone()
                ? "anyone"
                : allowed.everyoneSignedIn()
                        ? "everyone signed in"
                        : Arrays.stream(allowed.value())
                                .map(Role::name)
                                .sorted()
                                .collect(Collectors.joining(", "));
    }

    private static void commandHeaders(Operation operation, HandlerMethod handler) {
        operation.addParametersItem(
                header("Idempotency-Key", "The same key with the same content has one effect", true));
        boolean onRecord = !handler.hasMethodAnnotation(GetMapping.class)
                && !handler.hasMethodAnnotation(DeleteMapping.class)
                && Arrays.stream(handler.getMethodParameters())
                        .anyMatch(p ->
                                p.hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class));
        if (onRecord) {
            operation.addParametersItem(header("If-Match", "The version seen, e.g. \"3\"", true));
        }
    }

    private static Parameter header(String name, String description, boolean required) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(required)
                .schema(string());
    }

    private static Schema<?> violation() {
        return object("field", "rule", "message");
    }

    private static Schema<?> problem() {
        Schema<?> schema = object("type", "title", "detail", "code", "clause");
        schema.addProperty("status", type("integer"));
        schema.addProperty("current", type("integer").description("the version there is now, of a stale command"));
        schema.addProperty("violations", type("array").items(new Schema<>().$ref("#/components/schemas/Violation")));
        schema.required(List.of("type", "title", "status", "detail", "code"));
        return schema;
    }

    private static Schema<?> object(String... texts) {
        Schema<?> schema = type("object");
        for (String text : texts) {
            schema.addProperty(text, string());
        }
        return schema;
    }

    private static Schema<?> string() {
        return type("string");
    }

    private static Schema<?> type(String name) {
        Schema<?> schema = new io.swagger.v3.oas.models.media.JsonSchema();
        schema.addType(name);
        return schema;
    }
}
