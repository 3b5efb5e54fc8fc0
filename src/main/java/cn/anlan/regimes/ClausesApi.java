package cn.anlan.regimes;

import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One clause by its id, as every page cites it. */
@RestController
@RequestMapping("/api/clauses")
class ClausesApi {

    private final RegimeQueries regimes;

    ClausesApi(RegimeQueries regimes) {
        this.regimes = regimes;
    }

    /** A clause with the document it stands in. */
    record Cited(Clause clause, String pack, int version, String number, Bilingual title, Bilingual issuer) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{id}")
    Cited get(@PathVariable String id) {
        Clause clause = regimes.clause(id);
        RegimePack pack = regimes.latest().stream()
                .map(PackVersion::content)
                .filter(content -> content.clause(id).isPresent())
                .findFirst()
                .orElseThrow();
        return new Cited(clause, pack.pack(), pack.version(), pack.number(), pack.title(), pack.issuer());
    }
}
