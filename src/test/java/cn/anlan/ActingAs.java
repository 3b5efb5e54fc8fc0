package cn.anlan;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Signs in whoever the header {@code X-Acting-As} names, for modules whose tests don't care how people sign in: a role, or a role and
 * a person's id. Import it into the test class.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ActingAs {

    private static final String HEADER = "X-Acting-As";

    /** A client that acts in a role. */
    public static Http as(Http http, Role role) {
        return as(http, role, new UUID(7, role.ordinal()));
    }

    /** A client that acts in a role as one person. */
    public static Http as(Http http, Role role, UUID person) {
        return http.anonymous().with(HEADER, role + " " + person);
    }

    /** A client that acts in a role as one person, in a post of a unit that answers for one area. */
    public static Http as(Http http, Role role, UUID person, UUID unit, String area) {
        return http.anonymous().with(HEADER, role + " " + person + " " + unit + " " + area);
    }

    @Bean
    @Order(-100)
    SecurityFilterChain actingAs(HttpSecurity http) {
        return http.securityMatcher(request -> request.getHeader(HEADER) != null)
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(signIn(), AuthorizationFilter.class)
                .build();
    }

    private static Filter signIn() {
        return (request, response, chain) -> {
            String[] named = ((HttpServletRequest) request).getHeader(HEADER).split(" ");
            Role role = Role.valueOf(named[0]);
            Actor actor = new Actor(
                    UUID.fromString(named[1]),
                    "测试",
                    new UUID(8, 0),
                    "岗位",
                    role,
                    named.length > 2 ? UUID.fromString(named[2]) : new UUID(9, 0),
                    "单位",
                    List.of(named.length > 3 ? named[3] : "320200"));
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
            chain.doFilter(request, response);
        };
    }
}
