package cn.anlan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What is said at a field that is wrong: in words of the caller's language, never in names of Java. */
@AnlanTest
@TestPropertySource(properties = "anlan.samples=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongFieldsApiTests {

    @Autowired
    Http http;

    private Http supervisor;

    @BeforeAll
    void signIn() {
        supervisor = http.as("supervisor", "Anlan-2026-test").in("zh-CN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                          | 不能为空",
                "{\"title\":{\"a\":1}}                       | 须是文字",
                "{\"title\":\"x\",\"latitude\":\"north\"}    | 须是数字",
                "{\"title\":\"x\",\"latitude\":90.5}         | 不能大于 90",
                "{\"title\":\"x\",\"longitude\":-180.5}      | 不能小于 -180",
                "{\"title\":\"x\",\"kind\":\"HUGE\"}         | 须是以下之一：GENERAL, MAJOR",
                "{\"title\":\"x\",\"foundAt\":\"yesterday\"} | 须是日期和时间，如 2026-03-02T09:00:00+08:00",
                "{\"title\":\"x\",\"unit\":\"mine\"}         | 不是有效的编号",
                "{\"title\":\"x\",\"territory\":\"32\"}      | 格式不对",
                "{\"title\":\"a\\u0000b\"}                   | 含有不能使用的控制字符",
                "{\"title\":\"half \\ud842\"}                | 含有不能使用的控制字符",
                "[1]                                         | 须是一组字段",
            })
    void aFieldsNoteSaysWhatItHasToBe(String body, String note) {
        Answer refused =
                supervisor.send("POST", "/api/hazards", "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.isProblem(400, "INVALID").text("violations.0.message"))
                .isEqualTo(note);
    }

    @Test
    void aPairOfSurrogatesIsACharacterLikeAnyOther() {
        supervisor
                .send(
                        "POST",
                        "/api/hazards",
                        "application/json",
                        "{\"title\":\"\\ud842\\udfb7\"}".getBytes(StandardCharsets.UTF_8))
                .is(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=NOPE    | state | 有无法识别的值",
                "kind=HUGE     | kind  | 须是以下之一：GENERAL, MAJOR",
                "limit=many    | limit | 须是整数",
                "q=a%00b       | q     | 含有不能使用的控制字符",
            })
    void soDoesTheNoteOfAQuery(String query, String field, String note) {
        Answer refused = supervisor.get("/api/hazards?" + query).isProblem(400, "INVALID");

        assertThat(refused.text("violations.0.field")).isEqualTo(field);
        assertThat(refused.text("violations.0.message")).isEqualTo(note);
    }
}
