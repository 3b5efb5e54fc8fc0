package cn.anlan.access;

import cn.anlan.platform.Allowed;
import cn.anlan.platform.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each role may call, read from the handlers themselves, so that a page offers exactly what the interface allows. */
@Component
class Rights {

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    Rights(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    /** The handlers open to a role, as {@code METHOD /path}, sorted; for no role, those open to everybody signed in. */
    List<String> of(@Nullable Role role) {
        return known.computeIfAbsent(
                String.valueOf(role),
                key -> handlers.getObject().getHandlerMethods().entrySet().stream()
                        .filter(handler -> allows(handler.getValue(), role))
                        .flatMap(handler -> names(handler.getKey()))
                        .sorted()
                        .toList());
    }

    private static boolean allows(HandlerMethod handler, @Nullable Role role) {
        Allowed allowed = handler.getMethodAnnotation(Allowed.class);
        return allowed != null
                && (allowed.anyone()
                        || allowed.everyoneSignedIn()
                        || Arrays.asList(allowed.value()).contains(role));
    }

    private static java.util.stream.Stream<String> names(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(
                        path -> info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
    }
}
