package cn.anlan.documents;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says to anybody whether a file is the one that was issued. Nothing of what the letter says is told. */
@RestController
class ChecksApi {

    private final LetterStore store;
    private final Signing signing;
    private final UnitQueries units;

    ChecksApi(LetterStore store, Signing signing, UnitQueries units) {
        this.store = store;
        this.signing = signing;
        this.units = units;
    }

    /**
     * @param valid whether it is still in force: neither withdrawn nor superseded
     * @param matches whether the file asked about is the one issued; null when none was asked about
     * @param signatureIntact whether the signature holds for what the letter says
     */
    record FileCheck(
            String code,
            String unit,
            @Nullable String number,
            Bilingual kindName,
            Instant issuedAt,
            boolean valid,
            Bilingual stateName,
            @Nullable String supersededBy,
            String sha256,
            @Nullable Boolean matches,
            String signer,
            String signedName,
            boolean signatureIntact) {}

    /** @param sha256 of the file in hand, in hex */
    @GetMapping("/api/checks/{code}")
    @Allowed(anyone = true)
    FileCheck check(@PathVariable String code, @RequestParam(required = false) @Nullable String sha256) {
        Letter l = store.byCode(code.strip().toUpperCase(Locale.ROOT).replace("-", ""))
                .orElseThrow(() -> new Problem(DocumentsProblem.CHECK_UNKNOWN));
        Letter.Issued issued = Objects.requireNonNull(l.issued);
        Letter.Signed signed = Objects.requireNonNull(l.signed);
        return new FileCheck(
                issued.code(),
                units.find(l.root.unit()).map(UnitView::name).orElse(""),
                issued.number(),
                l.kind().name(),
                issued.at(),
                l.state == LetterState.ISSUED || l.state == LetterState.CLOSED,
                l.state.label(),
                l.supersededBy == null
                        ? null
                        : store.find(l.supersededBy)
                                .flatMap(next -> Optional.ofNullable(next.issued))
                                .map(Letter.Issued::number)
                                .orElse(null),
                issued.sha256(),
                sha256 == null ? null : issued.sha256().equals(sha256.strip().toLowerCase(Locale.ROOT)),
                signed.signer(),
                signed.name(),
                signing.isIntact(l));
    }
}
