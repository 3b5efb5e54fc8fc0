package cn.anlan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeNameTests {

    @Test
    void leavesNothingThatHarmsAFileSystemOrDeceivesAReader() {
        var said = Map.ofEntries(
                Map.entry("现场照片.jpg", "现场照片.jpg"),
                Map.entry("㙦喆𠅤😀.png", "㙦喆𠅤😀.png"),
                Map.entry("../../etc/passwd", "passwd"),
                Map.entry("C:\\Users\\王\\图.png", "图.png"),
                Map.entry("..", "未命名"),
                Map.entry("", "未命名"),
                Map.entry("/", "未命名"),
                Map.entry(".htaccess", "htaccess"),
                Map.entry("a\u0000b\u0007.jpg", "ab.jpg"),
                Map.entry("photo\u202Egpj.exe", "photogpj.exe"),
                Map.entry("a\r\nSet-Cookie: x=1.jpg", "aSet-Cookie_ x=1.jpg"),
                Map.entry("a<b>\"c|d?*.jpg", "a_b__c_d__.jpg"),
                Map.entry("half\uD83D.jpg", "half.jpg"),
                Map.entry("e\u0301.jpg", "é.jpg"));

        said.forEach((name, safe) -> assertThat(SafeName.of(name)).isEqualTo(safe));
    }

    @Test
    void cutsLongNamesBeforeTheExtension() {
        String cut = SafeName.of("很".repeat(500) + ".jpeg");

        assertThat(cut).hasSize(120).endsWith("很.jpeg");
        assertThat(SafeName.of("😀".repeat(200)).codePointCount(0, 240)).isEqualTo(120);
    }

    @Test
    void namesAFileByWhatItIs() {
        assertThat(MediaType.JPEG.named("a.exe")).isEqualTo("a.exe.jpg");
        assertThat(MediaType.JPEG.named("a.JPEG")).isEqualTo("a.JPEG");
    }
}
