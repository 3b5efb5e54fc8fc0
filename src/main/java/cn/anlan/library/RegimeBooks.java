package cn.anlan.library;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import cn.anlan.regimes.Clause;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimePack;
import cn.anlan.regimes.RegimeQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The regimes as rule books: read clause by clause from their packs, stored nowhere else. Like the regimes themselves they are for all to read. */
@Component
class RegimeBooks {

    private final RegimeQueries regimes;

    RegimeBooks(RegimeQueries regimes) {
        this.regimes = regimes;
    }

    /** The names of all regimes. */
    List<String> names() {
        return regimes.latest().stream()
                .map(version -> version.content().pack())
                .toList();
    }

    /** All editions of a regime, the newest first; none if there is no such regime. */
    List<Edition> editions(String pack) {
        List<PackVersion> versions = regimes.versions(pack);
        var editions = new ArrayList<Edition>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            editions.add(edition(
                    versions.get(i), i + 1 < versions.size() ? Optional.of(versions.get(i + 1)) : Optional.empty()));
        }
        return editions;
    }

    /** Of each regime the edition in force on the day, or with {@code all} else its latest. */
    List<Edition> list(BookFilter filter) {
        if (filter.kind() != null && filter.kind() != RuleKind.POLICY) {
            return List.of();
        }
        return names().stream()
                .map(this::editions)
                .flatMap(editions -> Reading.on(filter.on(), editions)
                        .or(() -> editions.stream().findFirst())
                        .stream())
                .filter(edition -> filter.all() || edition.on(filter.on()) == Standing.IN_FORCE)
                .filter(edition -> filter.words().stream().allMatch(word -> word.isIn(folded(edition))))
                .toList();
    }

    private static String folded(Edition edition) {
        return SearchText.fold(edition.title().zh() + "\n" + edition.title().en() + "\n" + edition.number() + "\n"
                + edition.issuer().zh() + "\n" + edition.issuer().en());
    }

    /** @throws Problem 404 */
    List<Clause> clauses(Edition edition) {
        return regimes.get(edition.id()).content().clauses();
    }

    private static Edition edition(PackVersion version, Optional<PackVersion> next) {
        RegimePack pack = version.content();
        return new Edition(
                version.id(),
                pack.pack(),
                true,
                pack.version(),
                RuleKind.POLICY,
                null,
                null,
                pack.version(),
                pack.title(),
                pack.number(),
                pack.issuer(),
                new Standing.Span(
                        pack.validFrom(),
                        pack.validTo(),
                        next.map(later -> later.content().validFrom()).orElse(null),
                        null),
                null,
                pack.clauses().size(),
                null,
                null,
                version.loadedAt());
    }

    /** All a search looks at in one language. */
    static String folded(Clause clause, Locale locale) {
        return SearchText.fold(
                List.of(
                                clause.id(),
                                clause.article(),
                                clause.title().in(locale),
                                clause.paraphrase().in(locale))
                        .stream()
                        .collect(Collectors.joining("\n")));
    }

    static Bilingual label(Clause clause) {
        return new Bilingual(clause.article() + "（" + clause.id() + "）", clause.id());
    }
}
