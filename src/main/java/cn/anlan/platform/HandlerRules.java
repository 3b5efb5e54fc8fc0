package cn.anlan.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds every handler to its {@link Allowed}, and hands {@link Actor} and {@link Command} to handlers that take them. */
@Configuration(proxyBeanMethods = false)
class HandlerRules implements WebMvcConfigurer {

    @Bean
    LocaleResolver localeResolver() {
        return new Language();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // The description of the interface is no secret; its handlers are not ours to mark.
        registry.addInterceptor(new Gate()).addPathPatterns("/api/**").excludePathPatterns("/api/openapi*/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
        resolvers.add(new CommandArgument());
    }

    /** The acting person, or null when nobody has signed in. */
    static @Nullable Actor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }

    private static final class Gate implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            // An answer that is streamed comes by here again when it is complete, and was let in before.
            if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() == DispatcherType.ASYNC) {
                return true;
            }
            Allowed allowed = method.getMethodAnnotation(Allowed.class);
            if (allowed != null && allowed.anyone()) {
                return true;
            }
            Actor actor = current();
            if (actor == null) {
                throw new Problem(PlatformProblem.NOT_SIGNED_IN);
            }
            if (allowed == null
                    || !(allowed.everyoneSignedIn()
                            || Arrays.asList(allowed.value()).contains(actor.role()))) {
                throw new Problem(PlatformProblem.NOT_ALLOWED);
            }
            return true;
        }
    }

    private static final class ActorArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            Actor actor = current();
            if (actor == null && !parameter.isOptional()) {
                throw new Problem(PlatformProblem.NOT_SIGNED_IN);
            }
            return actor;
        }
    }

    private static final class CommandArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Command.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            String key = request.getHeader("Idempotency-Key");
            if (key == null || key.isBlank() || key.length() > 100) {
                throw new Problem(PlatformProblem.KEY_MISSING);
            }
            var http = request.getNativeRequest(HttpServletRequest.class);
            String path = http == null ? "" : http.getMethod() + " " + http.getRequestURI();
            return new Command(key, version(request.getHeader("If-Match")), path);
        }

        private static @Nullable Long version(@Nullable String match) {
            if (match == null) {
                return null;
            }
            String digits = match.replaceFirst("^W/", "").replace("\"", "").strip();
            if (!digits.matches("\\d{1,18}")) {
                throw new Problem(PlatformProblem.VERSION_MISSING);
            }
            return Long.valueOf(digits);
        }
    }
}
