package cn.anlan.countychecks;

import cn.anlan.Answer;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A city of six counties whose safety office and staffing office check them, driven by the public API. */
public final class CheckingCity {

    static final List<String> DOCUMENTS = List.of("机构设置文件", "人员编制文件", "经费保障文件");

    private static final AtomicInteger MADE = new AtomicInteger(49);
    private static final List<String> COUNTIES = List.of("01", "02", "03", "21", "22", "24");

    public final Town town;
    final String code;
    final UUID city;
    public final UUID office;
    final UUID partner;
    public final UUID partnerHead;
    final List<UUID> counties = new ArrayList<>();
    public final List<UUID> offices = new ArrayList<>();

    public CheckingCity(Town town) {
        this.town = town;
        code = "42" + MADE.incrementAndGet();
        city = town.unit("示例市", "CITY", code + "00000000", List.of(code), null);
        office = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "市一");
        partner = town.unit("市编办", "DEPARTMENT", code + "00000000", List.of(code), city);
        partnerHead = town.post(partner, "编办主任", Role.DEPARTMENT, "编二");
        for (String number : COUNTIES) {
            UUID county = town.unit("示例县" + number, "COUNTY", code + number + "000000", List.of(code + number), city);
            counties.add(county);
            offices.add(town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "县" + number));
        }
    }

    public String nameOf(int county) {
        return "示例县" + COUNTIES.get(county);
    }

    /** A town of a county. */
    public void addTown(int county, String name) {
        String number = code + COUNTIES.get(county) + "101";
        town.unit(name, "TOWN", number + "000", List.of(number), counties.get(county));
    }

    Answer propose(UUID county, UUID with) {
        return town.as(office).post("/api/county-checks", check(county, with));
    }

    static Map<String, Object> check(UUID county, UUID with) {
        return Map.of("county", county, "partner", with, "title", "乡镇安监机构建设督办", "documents", DOCUMENTS);
    }

    /** A check of a county that both offices have opened. */
    public UUID opened(int county) {
        UUID id = UUID.fromString(propose(counties.get(county), partner).is(201).text("id"));
        step(partnerHead, id, "join", Map.of()).is(200);
        return id;
    }

    Answer file(int county, UUID check, int no) {
        return step(
                offices.get(county),
                check,
                "file",
                Map.of("document", no, "evidence", town.document(offices.get(county))));
    }

    Answer step(UUID post, UUID check, String verb, Object body) {
        return town.as(post)
                .ifMatch(view(office, check).version())
                .post("/api/county-checks/" + check + "/" + verb, body);
    }

    String state(UUID check) {
        return view(office, check).text("check.state");
    }

    Answer view(UUID post, UUID check) {
        return town.as(post).get("/api/county-checks/" + check).is(200);
    }

    /** The check's work on the spot. */
    Answer tour(UUID post, UUID check) {
        return town.as(post).get("/api/tours/" + check);
    }

    /** Adds a visit, a day's log or a finding. */
    Answer add(UUID post, UUID check, String what, Object body) {
        return town.as(post).post("/api/tours/" + check + "/" + what, body);
    }

    Map<String, Object> finding(UUID by, UUID unit, String title, String severity) {
        var finding = new LinkedHashMap<String, Object>();
        finding.put("area", "CAPACITY_AND_EMERGENCY");
        finding.put("title", title);
        finding.put("words", "核对编制文件与在岗名册。");
        finding.put("basis", "《安全生产法》第九条");
        finding.put("severity", severity);
        finding.put("violation", false);
        finding.put("unit", unit);
        finding.put("evidence", List.of(town.document(by)));
        return finding;
    }

    Answer onTour(UUID post, UUID check, String verb, Object body) {
        return town.as(post)
                .ifMatch(tour(office, check).is(200).version())
                .post("/api/tours/" + check + "/" + verb, body);
    }

    public Answer report(UUID post, UUID check) {
        return onTour(post, check, "report", Map.of("problems", "三个乡镇的人员没有到位", "recommendations", "限期补足人员"));
    }
}
