package cn.anlan.countychecks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The work of a check on the spot: a light tour with the same parts as others. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class CountyCheckWorkApiTests {

    private static final Map<String, String> LOG = Map.of("day", "2026-03-02", "words", "上午听取汇报，下午查阅编制文件");

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private CheckingCity city;
    private UUID county;
    private UUID countyOffice;

    @BeforeEach
    void aCity() {
        clock.reset();
        city = new CheckingCity(town);
        county = city.counties.getFirst();
        countyOffice = city.offices.getFirst();
    }

    @Test
    @Clause("XN-1.3a")
    void beginsWhenBothOfficesHaveOpenedItWithThePlacesChecklistAsItStands() {
        UUID check = UUID.fromString(city.propose(county, city.partner).is(201).text("id"));
        assertThat(city.tour(city.office, check).is(200).text("tour.state")).isEqualTo("PLANNED");
        city.tour(countyOffice, check).isProblem(404, "NOT_FOUND");
        city.add(city.office, check, "log", LOG).isProblem(409, "OUT_OF_ORDER");
        assertThat(checklist(check).number("version")).isZero();
        town.as(city.office).post("/api/tour-checklists", questions("安监机构是否单设")).is(201);

        city.step(city.partnerHead, check, "join", Map.of()).is(200);

        town.as(city.office).post("/api/tour-checklists", questions("后来的问题")).is(201);
        assertThat(checklist(check).number("version")).isEqualTo(1);
        assertThat(checklist(check).body()).contains("安监机构是否单设").doesNotContain("后来的问题");
        assertThat(city.tour(city.office, check).text("tour.state")).isEqualTo("AT_WORK");
        assertThat(town.as(city.office).get("/api/tours").items()).isEmpty();
    }

    @Test
    @Clause("XN-1.3a")
    void recordsVisitsByTheSixMethodsAndALogByBothOfficesAndNobodyElse() {
        UUID check = city.opened(0);
        city.add(city.office, check, "visits", visit("FILES_LETTERS_CALLS")).is(201);
        city.add(city.partnerHead, check, "visits", visit("INTERVIEWS")).is(201);
        city.add(city.office, check, "visits", visit("ASSIGNED")).isProblem(422, "METHOD_UNEXPLAINED");
        city.add(city.partnerHead, check, "log", LOG).is(201);
        assertThat(read(city.partnerHead, check, "visits").is(200).items().stream()
                        .map(visit -> visit.get("method").asString()))
                .containsExactlyInAnyOrder("FILES_LETTERS_CALLS", "INTERVIEWS");
        assertThat(read(city.office, check, "log").is(200).items()).hasSize(1);

        // The county knows of the check, not of what is recorded; others don't know of it.
        assertThat(city.tour(countyOffice, check).is(200).at("timeline")).isEmpty();
        city.add(countyOffice, check, "visits", visit("INTERVIEWS")).isProblem(403, "NOT_YOUR_STEP");
        UUID elsewhere = new CheckingCity(town).office;
        UUID finance = town.unit("市财政局", "DEPARTMENT", city.code + "00000000", List.of(city.code), city.city);
        for (UUID outside :
                List.of(elsewhere, city.offices.getLast(), town.post(finance, "局长", Role.DEPARTMENT, "财三"))) {
            city.tour(outside, check).isProblem(404, "NOT_FOUND");
            city.add(outside, check, "visits", visit("INTERVIEWS")).isProblem(404, "NOT_FOUND");
        }
        for (String part : List.of("visits", "log", "checklist", "report-draft", "report.pdf", "report.docx")) {
            read(countyOffice, check, part).isProblem(404, "NOT_FOUND");
            read(elsewhere, check, part).isProblem(404, "NOT_FOUND");
        }
        UUID auditor = town.post(city.city, "审计员", Role.AUDITOR, "审四");
        read(auditor, check, "visits").is(200);
        city.add(auditor, check, "visits", visit("INTERVIEWS")).isProblem(403, "NOT_ALLOWED");
    }

    @Test
    @Clause("XN-1.3a")
    void takesWhatAPhoneSendsAgainOnceAndKeepsTheTimeItSetRight() {
        UUID check = city.opened(0);
        String path = "/api/tours/" + check;
        var at = clock.instant().minusSeconds(3600).toString();
        var said = new LinkedHashMap<String, Object>(visit("INTERVIEWS"));
        said.put("happenedAt", at);
        said.put("phoneTime", "2027-01-01T00:00:00Z");
        Http phone = town.as(city.partnerHead).key("check-phone-visit");
        String visit = phone.post(path + "/visits", said).is(201).text("id");
        assertThat(phone.post(path + "/visits", said).is(201).text("id")).isEqualTo(visit);
        said.put("words", "改写");
        phone.post(path + "/visits", said).is(422);
        assertThat(read(city.office, check, "visits").items())
                .extracting(one -> one.get("happenedAt").asString())
                .containsExactly(at);

        var found = city.finding(city.partnerHead, county, "安监站没有独立设置", "PROBLEM");
        found.put("visit", visit);
        Http again = town.as(city.partnerHead).key("check-phone-finding");
        again.post(path + "/findings", found).is(201);
        again.post(path + "/findings", found).is(201);
        Answer view = city.tour(city.office, check);
        assertThat(view.at("findings")).hasSize(1);
        assertThat(view.text("findings.0.visit")).isEqualTo(visit);

        // What had arrived before the report is answered as before; what is new after it is refused.
        city.report(city.office, check).is(200);
        again.post(path + "/findings", found).is(201);
        Answer late =
                city.add(city.partnerHead, check, "visits", visit("INTERVIEWS")).isProblem(409, "OUT_OF_ORDER");
        assertThat(late.text("detail")).startsWith("目前处于“已报告”");
    }

    @Test
    @Clause("XN-1.3a")
    void filesItsReportOnceHazardsAreRaisedAndThenTheCountyOwesWhatWasFound() throws Exception {
        UUID check = city.opened(0);
        var unproved = city.finding(city.office, county, "安监站没有独立设置", "PROBLEM");
        unproved.put("evidence", List.of());
        city.add(city.office, check, "findings", unproved).isProblem(422, "EVIDENCE_MISSING");
        city.add(city.office, check, "findings", city.finding(city.office, city.counties.getLast(), "别县的问题", "PROBLEM"))
                .isProblem(422, "NO_SUCH_UNIT");
        UUID problem = found(city.office, check, county, "安监站没有独立设置", "PROBLEM");
        UUID hazard = found(city.partnerHead, check, county, "烟花爆竹仓库无人值守", "HAZARD");
        city.add(city.office, check, "visits", visit("UNANNOUNCED")).is(201);
        city.add(city.office, check, "log", LOG).is(201);

        // Drafted from what was recorded, as a document in two forms.
        Answer draft = read(city.office, check, "report-draft").is(200);
        assertThat(draft.text("problems")).contains("1. 安监站没有独立设置", "责任单位：示例县01", "依据：《安全生产法》第九条");
        assertThat(text(read(city.partnerHead, check, "report.pdf").is(200).bytes()))
                .contains("示例市安全生产委员会办公室会同市编办", "事项为“乡镇安监机构建设督办”", "上午听取汇报");
        assertThat(read(city.office, check, "report.docx").is(200).bytes()).startsWith((byte) 80, (byte) 75);

        city.report(city.office, check).isProblem(422, "HAZARDS_NOT_RAISED");
        city.onTour(city.office, check, "findings/" + problem + "/raise", Map.of())
                .isProblem(422, "NO_HAZARD");
        city.onTour(city.partnerHead, check, "findings/" + hazard + "/raise", Map.of())
                .is(200);
        assertThat(city.tour(countyOffice, check).at("findings")).isEmpty();
        city.report(city.partnerHead, check).isProblem(403, "NOT_YOUR_STEP");
        city.report(city.office, check).is(200);

        // Kept as it was filed; from then on nothing is recorded and the county has its time.
        byte[] filed = read(city.office, check, "report.pdf").is(200).bytes();
        assertThat(text(filed)).contains("关于对示例县01安全生产督办检查情况的报告", "三个乡镇的人员没有到位", "市编办");
        Answer view = city.tour(city.office, check);
        assertThat(view.text("tour.progress.report.paper")).isEqualTo(sha256(filed));
        assertThat(view.at("timeline")
                        .valueStream()
                        .toList()
                        .getLast()
                        .get("evidence")
                        .toString())
                .contains(sha256(filed));
        city.add(city.office, check, "log", LOG).isProblem(409, "OUT_OF_ORDER");
        city.report(city.office, check).isProblem(409, "OUT_OF_ORDER");
        Answer told = city.tour(countyOffice, check).is(200);
        assertThat(told.at("findings")).hasSize(2);
        assertThat(told.at("tour.progress.report").isNull()).isTrue();
        Answer owed = town.as(countyOffice)
                .get("/api/obligations/" + obligation(told))
                .is(200);
        assertThat(owed.text("clause")).isEqualTo("XN-1.3a");
        assertThat(owed.text("pack")).isEqualTo("xianning-town-capacity");
        assertThat(owed.text("dueDay")).isEqualTo(town.today().plusDays(30).toString());
    }

    @Test
    @Clause("XN-1.3a")
    void isClosedOnceTheReportIsFiledAndWhatWasFoundIsPutRight() {
        UUID check = city.opened(0);
        found(city.office, check, county, "安监站没有独立设置", "PROBLEM");
        for (int no = 1; no <= 3; no++) {
            city.file(0, check, no).is(200);
        }

        // Whether on the check or in the work list: no report, no end.
        city.step(city.office, check, "close", Map.of()).isProblem(422, "REPORT_MISSING");
        String documents = "/api/obligations/" + city.view(city.office, check).text("check.obligation");
        decide(city.office, documents + "/accept", Map.of("opinion", "同意")).isProblem(422, "REPORT_MISSING");
        city.report(city.office, check).is(200);
        Answer open = city.step(city.office, check, "close", Map.of()).isProblem(422, "FINDINGS_OPEN");
        assertThat(open.text("detail")).contains("安监站没有独立设置");
        assertThat(city.state(check)).isEqualTo("FILED");

        String rectification = "/api/obligations/" + obligation(city.tour(countyOffice, check));
        decide(
                        countyOffice,
                        rectification + "/perform",
                        Map.of("report", "已单设", "evidence", List.of(town.document(countyOffice))))
                .is(200);
        city.step(city.office, check, "close", Map.of()).isProblem(422, "FINDINGS_OPEN");
        decide(city.office, rectification + "/accept", Map.of("opinion", "属实")).is(200);
        city.step(city.office, check, "close", Map.of("opinion", "同意结项")).is(200);

        assertThat(city.state(check)).isEqualTo("CLOSED");
        assertThat(city.tour(city.office, check).text("tour.state")).isEqualTo("CLOSED");
        assertThat(city.tour(city.office, check).text("findings.0.closedAt")).isNotEmpty();
    }

    @Test
    void hasNoStepsOfAPlannedTour() {
        UUID check = city.opened(0);
        var refused = new LinkedHashMap<String, Object>();
        refused.put("notify", Map.of("contact", "市一"));
        refused.put("enter", Map.of());
        refused.put("end", Map.of());
        refused.put("feed-back", Map.of("overview", "总体较好", "advice", List.of("补齐")));
        refused.put("leave-out", Map.of("area", "OTHER", "reason", "未涉及"));
        refused.put("close", Map.of());

        refused.forEach(
                (verb, body) -> city.onTour(city.office, check, verb, body).isProblem(403, "NOT_YOUR_STEP"));
        assertThat(city.tour(city.office, check).at("steps").valueStream().map(step -> step.asString()))
                .containsExactly("VISIT", "LOG", "FIND", "RAISE", "REPORT");
        assertThat(city.tour(city.partnerHead, check).at("steps").valueStream().map(step -> step.asString()))
                .containsExactly("VISIT", "LOG", "FIND", "RAISE");
        assertThat(city.tour(countyOffice, check).at("steps")).isEmpty();
    }

    private UUID found(UUID by, UUID check, UUID unit, String title, String severity) {
        return UUID.fromString(city.add(by, check, "findings", city.finding(by, unit, title, severity))
                .is(201)
                .text("id"));
    }

    private Answer read(UUID post, UUID check, String part) {
        return town.as(post).get("/api/tours/" + check + "/" + part);
    }

    private Answer checklist(UUID check) {
        return read(city.office, check, "checklist").is(200);
    }

    private Answer decide(UUID post, String path, Object body) {
        String obligation = path.substring(0, path.lastIndexOf('/'));
        return town.as(post)
                .ifMatch(town.as(post).get(obligation).is(200).version())
                .post(path, body);
    }

    private Map<String, Object> questions(String first) {
        var items = new ArrayList<Map<String, String>>();
        Stream.of(
                        "CENTRAL_DECISIONS",
                        "HIGHER_AND_DISTRICT_DECISIONS",
                        "RESPONSIBILITIES",
                        "PLANNING_AND_TRAINING",
                        "PREVENTION",
                        "CAPACITY_AND_EMERGENCY",
                        "CREDIT_AND_REPORTS",
                        "ACCIDENTS",
                        "OTHER")
                .forEach(area -> items.add(Map.of("area", area, "text", first)));
        return Map.of("unit", city.city, "items", items);
    }

    private static Map<String, String> visit(String method) {
        return Map.of("method", method, "place", "县委编办", "words", "核对乡镇安监机构编制文件");
    }

    /** The obligation of the only problem found. */
    private static String obligation(Answer tour) {
        return tour.at("findings")
                .valueStream()
                .filter(finding -> !finding.get("obligation").isNull())
                .findFirst()
                .orElseThrow()
                .get("obligation")
                .asString();
    }

    /** Without line breaks, which fall where the page ends a line. */
    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
