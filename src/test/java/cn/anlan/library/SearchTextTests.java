package cn.anlan.library;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.library.SearchText.Piece;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTextTests {

    @Test
    void foldsEveryCharacterInItsPlace() {
        String text = "ＧＢ１８２１８－2018 İstanbul 𠅤㎡";

        String folded = SearchText.fold(text);

        assertThat(folded).hasSameSizeAs(text).startsWith("gb18218-2018 ").contains("𠅤㎡");
    }

    @Test
    void marksWhatWasFoundWithoutCuttingItOut() {
        List<String> words = SearchText.words("隐患　ＧＢ");

        assertThat(SearchText.marked("排查隐患按GB办理", words))
                .containsExactly(
                        new Piece("排查", false),
                        new Piece("隐患", true),
                        new Piece("按", false),
                        new Piece("GB", true),
                        new Piece("办理", false));
    }

    @Test
    void showsWhatStandsAroundTheFirstWordAndCutsNoCharacterInTwo() {
        String text = "𠅤".repeat(50) + "隐患" + "后".repeat(200);

        List<Piece> excerpt = SearchText.excerpt(text, List.of("隐患"), 39, 100);

        assertThat(excerpt.getFirst().text()).startsWith("…𠅤").doesNotContain("\udd64𠅤…");
        assertThat(excerpt.getFirst().text().codePoints()).doesNotContain(0xD840, 0xDD64);
        assertThat(excerpt.get(1)).isEqualTo(new Piece("隐患", true));
        assertThat(excerpt.getLast().text()).endsWith("…");
    }

    @Test
    void keysHoldEverySignAndEveryPair() {
        List<Integer> keys = Arrays.asList(SearchText.keys(SearchText.fold("重大隐患 GB18218")));

        for (String asked : List.of("患", "隐患", "重大隐患", "gb", "18218", "8")) {
            assertThat(keys).as(asked).contains(SearchText.asked(SearchText.words(asked)));
        }
        assertThat(keys).doesNotContain(SearchText.asked(List.of("患重")));
    }
}
