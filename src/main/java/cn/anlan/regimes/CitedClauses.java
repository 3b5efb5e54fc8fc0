package cn.anlan.regimes;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Leaves a clause in a problem only where its regime is in force: the rules of the product hold everywhere, but nobody is shown the clause of
 * another city's document. Where a rule rests on a document that isn't in force at the place, the problem cites none.
 */
@RestControllerAdvice
class CitedClauses implements ResponseBodyAdvice<Object> {

    private static final String CLAUSE = "clause";

    private final Coverage coverage;
    private final PackLibrary library;
    private final UnitQueries units;
    private final Clock clock;

    CitedClauses(Coverage coverage, PackLibrary library, UnitQueries units, Clock clock) {
        this.coverage = coverage;
        this.library = library;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return answer.getContainingClass() == cn.anlan.platform.ProblemAdvice.class;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof Map<?, ?> problem)
                || !(problem.get(CLAUSE) instanceof String clause)
                || isInForce(clause, actor())) {
            return body;
        }
        var without = new LinkedHashMap<Object, Object>(problem);
        without.remove(CLAUSE);
        return without;
    }

    /** Whether a regime with the clause holds at the actor's place or somewhere within it; for whoever has no place, anywhere. */
    private boolean isInForce(String clause, @Nullable Actor actor) {
        if (library.latest().stream()
                .noneMatch(version -> version.content().clause(clause).isPresent())) {
            return true;
        }
        UnitView place = actor == null || actor.unit() == null
                ? null
                : units.find(actor.unit()).orElse(null);
        return coverage.on(LocalDate.ofInstant(clock.instant(), Zones.CHINA), null).stream()
                .filter(reach -> reach.version().content().clause(clause).isPresent())
                .anyMatch(reach -> place == null
                        || reach.depth(place) >= 0
                        || place.areas().stream().anyMatch(reach.adopter().territory()::startsWith));
    }

    private static @Nullable Actor actor() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Actor actor ? actor : null;
    }
}
