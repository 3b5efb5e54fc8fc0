package cn.anlan.organization;

import static cn.anlan.platform.Role.ADMINISTRATOR;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Import of a province's divisions from a file, which is the request's body. It needs no idempotency key: a second time adds nothing. */
@RestController
@RequestMapping("/api/units/import")
class UnitImportApi {

    private static final int LARGEST = 16 * 1024 * 1024;

    private final UnitImport units;

    UnitImportApi(UnitImport units) {
        this.units = units;
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping(consumes = {"text/csv", "application/octet-stream"})
    UnitImport.Imported run(
            Actor actor,
            HttpServletRequest request,
            Locale locale,
            @RequestParam(required = false) @Nullable LocalDate opened)
            throws IOException {
        return units.run(actor, body(request), opened, locale);
    }

    /** The bad rows of a file with the reasons, as a file to correct and import. Changes nothing. */
    @Allowed(ADMINISTRATOR)
    @PostMapping(
            path = "/bad-rows",
            consumes = {"text/csv", "application/octet-stream"},
            produces = "text/csv")
    ResponseEntity<String> badRows(HttpServletRequest request, Locale locale) throws IOException {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bad-rows.csv\"")
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .body(units.badRows(body(request), locale));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Problem(PlatformProblem.TOO_LARGE, "16 MB");
        }
        return bytes;
    }
}
