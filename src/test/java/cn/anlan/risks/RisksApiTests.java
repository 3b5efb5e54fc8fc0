package cn.anlan.risks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@AnlanTest
@Import(Town.Doors.class)
class RisksApiTests {

    @Autowired
    Town town;

    @Test
    @Clause("WX-2.7a")
    void registersGradesAndControlsARiskByItsColour() {
        UUID enterprise = town.unit("示例化工厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        UUID manager = town.post(enterprise, "总经理", Role.ENTERPRISE, "马一");
        String id = town.as(manager)
                .post("/api/risks", Map.of("name", "液氨储罐", "place", "罐区", "consequence", "中毒"))
                .is(201)
                .text("id");
        step(manager, id, 1, "control", control("ENTERPRISE", manager)).isProblem(409, "WRONG_STATE");
        step(town.supervisor, id, 1, "grade", Map.of("colour", "RED", "reason", "重大危险源"))
                .is(200);

        step(manager, id, 2, "control", control("TEAM", manager)).isProblem(422, "WRONG_CONTROL_LEVEL");
        step(manager, id, 2, "control", Map.of("level", "ENTERPRISE", "measures", List.of(), "responsible", manager))
                .isProblem(400, "INVALID");
        step(manager, id, 2, "control", control("ENTERPRISE", manager)).is(200);

        Answer page = town.as(town.head).get("/api/risks/" + id).is(200);
        assertThat(page.text("risk.state")).isEqualTo("CONTROLLED");
        assertThat(page.text("risk.colour")).isEqualTo("RED");
        assertThat(page.at("timeline").size()).isEqualTo(3);
        assertThat(town.as(town.head).get("/api/risks/figures").is(200).number("RED"))
                .isEqualTo(1);
        assertThat(town.as(town.head).get("/api/risks?colour=RED").is(200).items())
                .singleElement()
                .satisfies(row -> assertThat(row.get("unitName").asString()).isNotEmpty());
        assertThat(town.as(town.head).get("/api/risks?colour=BLUE").is(200).items())
                .isEmpty();
        town.as(town.otherHead).get("/api/risks/" + id).isProblem(404, "NOT_FOUND");
        step(town.supervisor, id, 3, "grade", Map.of("colour", "BLUE", "reason", "罐已拆除"))
                .is(200);
        assertThat(town.as(manager).get("/api/risks/" + id).text("risk.state")).isEqualTo("GRADED");
    }

    private static Map<String, Object> control(String level, UUID responsible) {
        return Map.of("level", level, "measures", List.of("每班巡检", "液位报警联锁"), "responsible", responsible);
    }

    private Answer step(UUID post, String id, long version, String verb, Map<String, ?> body) {
        return town.as(post).ifMatch(version).post("/api/risks/" + id + "/" + verb, body);
    }
}
