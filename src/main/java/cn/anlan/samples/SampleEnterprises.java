package cn.anlan.samples;

import cn.anlan.organization.UnitView;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the sample enterprises have on file: all of it, some of it, or nothing yet. */
final class SampleEnterprises {

    /** One page that says SAMPLE. */
    private static final byte[] PAGE = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
            4 0 obj<</Length 41>>stream
            BT /F 48 Tf 180 400 Td (SAMPLE) Tj ET
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """.getBytes(StandardCharsets.US_ASCII);

    private SampleEnterprises() {}

    static void fill(int number, UnitView enterprise, LocalDate today, SampleClient supervisor, SampleClient manager) {
        String path = "/api/enterprises/" + enterprise.id();
        Map<?, ?> before = manager.get(path);
        if (number < 6 && !has(before, "RESPONSIBILITY_SYSTEM")) {
            file(path, manager, "RESPONSIBILITY_SYSTEM", "全员安全生产责任制（示例）");
        }
        if (number < 5 && !has(before, "SAFETY_RULES")) {
            file(path, manager, "SAFETY_RULES", "安全生产规章制度汇编（示例）");
        }
        if (number < 4
                && isEmpty(before, "implementations")
                && manager.get(path).get("documents") instanceof List<?> documents) {
            Object document = ((Map<?, ?>) documents.getFirst()).get("id");
            step(
                    path,
                    manager,
                    "carry-out",
                    Map.of(
                            "document",
                            document,
                            "on",
                            today.minusDays(10L + number).toString(),
                            "what",
                            "组织班组长学习并签订责任书（示例）"));
        }
        if (number % 2 == 0 && isEmpty(before, "inspections")) {
            step(
                    path,
                    supervisor,
                    "inspect",
                    Map.of(
                            "body",
                            "PARK_COMMITTEE",
                            "on",
                            today.minusDays(5L + number).toString(),
                            "findings",
                            "制度上墙，现场台账基本齐全（示例）"));
        }
    }

    private static boolean has(Map<?, ?> enterprise, String kind) {
        return enterprise.get("documents") instanceof List<?> documents
                && documents.stream().anyMatch(document -> kind.equals(((Map<?, ?>) document).get("kind")));
    }

    private static boolean isEmpty(Map<?, ?> enterprise, String part) {
        return enterprise.get(part) instanceof List<?> items && items.isEmpty();
    }

    private static void file(String path, SampleClient manager, String kind, String title) {
        String evidence = manager.upload(title + ".pdf", "application/pdf", PAGE);
        step(path, manager, "file-document", Map.of("kind", kind, "title", title, "evidence", evidence));
    }

    private static void step(String path, SampleClient who, String verb, Map<String, ?> body) {
        Object version = who.get(path).get("version");
        who.post(path + "/" + verb, "sample-" + path.hashCode() + "-" + verb + "-" + version, version, body);
    }
}
