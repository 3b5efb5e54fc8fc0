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
        List<Word> words = SearchText.words("隐患　ＧＢ");

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

        List<Piece> excerpt = SearchText.excerpt(text, SearchText.words("隐患"), 39, 100);

        assertThat(excerpt.getFirst().text()).startsWith("…𠅤").doesNotContain("\udd64𠅤…");
        assertThat(excerpt.getFirst().text().codePoints()).doesNotContain(0xD840, 0xDD64);
        assertThat(excerpt.get(1)).isEqualTo(new Piece("隐患", true));
        assertThat(excerpt.getLast().text()).endsWith("…");
    }

    @Test
    void keysHoldEverySignAndEveryPair() {
        List<Integer> keys = Arrays.asList(SearchText.keys(SearchText.fold("重大隐患 GB18218")));

        for (String asked : List.of("患", "隐患", "重大隐患", "gb", "18218", "8")) {
            assertThat(keys).as(asked).contains(SearchText.asked(asked));
        }
        assertThat(keys).doesNotContain(SearchText.asked("患重"));
    }

    @Test
    void readsTheNumbersOfArticlesInBothWaysOfWriting() {
        String[][] both = {{"第20条", "第二十条"}, {"第10章", "第十章"}, {"第105条", "第一百零五条"}, {"第110条第2款", "第一百一十条第二款"}};

        for (String[] same : both) {
            for (String asked : same) {
                assertThat(SearchText.words(asked).getFirst().spellings())
                        .as(asked)
                        .contains(same);
            }
        }
        assertThat(Word.of("20条").spellings()).containsExactly("20条");
        assertThat(Word.of("第条").spellings()).containsExactly("第条");
    }
}
