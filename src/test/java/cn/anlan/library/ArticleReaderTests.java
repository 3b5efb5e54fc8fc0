package cn.anlan.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.anlan.library.ArticleMarks.Scheme;
import cn.anlan.library.ArticleReader.Oddity;
import cn.anlan.library.ArticleReader.Remark;
import cn.anlan.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleReaderTests {

    @Test
    void cutsALawByItsArticlesInChaptersAndSections() {
        var read = ArticleReader.read("""
                示例安全条例
                第一章　总则
                第一条　为示例而写。
                　　第二条【范围】 适用于示例地区。
                第三条规定的情形除外，这一行接着第二条。
                第二章 责任
                第一节 单位
                第三条 单位应当：
                （一）建立制度；
                （二）公布制度。
                第三条之一 新增的一条。
                第十二条 跳过了几条。
                """);

        assertThat(read.scheme()).isEqualTo(Scheme.ARTICLES);
        assertThat(read.articles())
                .extracting(Article::anchor, Article::label, Article::part, Article::heading, Article::body)
                .containsExactly(
                        tuple("0", "引言", "", "", "示例安全条例"),
                        tuple("1", "第一条", "第一章　总则", "", "为示例而写。"),
                        tuple("2", "第二条", "第一章　总则", "范围", "适用于示例地区。\n第三条规定的情形除外，这一行接着第二条。"),
                        tuple("3", "第三条", "第二章 责任 · 第一节 单位", "", "单位应当：\n（一）建立制度；\n（二）公布制度。"),
                        tuple("3-1", "第三条之一", "第二章 责任 · 第一节 单位", "", "新增的一条。"),
                        tuple("12", "第十二条", "第二章 责任 · 第一节 单位", "", "跳过了几条。"));
        assertThat(read.remarks()).containsExactly(new Remark(Oddity.BEFORE_FIRST, ""), new Remark(Oddity.GAP, "第十二条"));
    }

    @Test
    void cutsANoticeByItsOutline() {
        var read = ArticleReader.read("""
                一、总体要求
                各单位按示例办理。
                二、重点任务
                （一）落实责任
                1. 明确岗位。
                2．每季度检查。
                (二) 保障投入。
                三、附则。
                """);

        assertThat(read.scheme()).isEqualTo(Scheme.OUTLINE);
        assertThat(read.articles())
                .extracting(Article::anchor, Article::label, Article::part, Article::heading, Article::body)
                .containsExactly(
                        tuple("1", "一", "", "总体要求", "各单位按示例办理。"),
                        tuple("2.1.1", "二（一）1", "重点任务 · 落实责任", "", "明确岗位。"),
                        tuple("2.1.2", "二（一）2", "重点任务 · 落实责任", "", "每季度检查。"),
                        tuple("2.2", "二（二）", "重点任务", "", "保障投入。"),
                        tuple("3", "三", "", "", "附则。"));
    }

    @Test
    void cutsAStandardByItsDecimals() {
        var read = ArticleReader.read("4 要求\n4.1 一般要求\n设备应完好。\n4.2 间距不小于 3.5 米。\n4.2.1 例外情形见附录。");

        assertThat(read.articles())
                .extracting(Article::anchor, Article::part, Article::heading, Article::body)
                .containsExactly(
                        tuple("4.1", "4 要求", "一般要求", "设备应完好。"),
                        tuple("4.2", "4 要求", "", "间距不小于 3.5 米。"),
                        tuple("4.2.1", "4 要求", "", "例外情形见附录。"));
    }

    @Test
    void keepsATextWithoutNumbersWhole() {
        var read = ArticleReader.read("只有一段话。\n\n还有一段。");

        assertThat(read.articles()).containsExactly(new Article("1", "全文", "", "", "只有一段话。\n还有一段。"));
        assertThat(read.remarks()).containsExactly(new Remark(Oddity.NO_NUMBERS, ""));
    }

    @Test
    void givesARepeatedNumberAnAddressOfItsOwn() {
        var read = ArticleReader.read("第一条 甲。\n第一条 乙。");

        assertThat(read.articles()).extracting(Article::anchor).containsExactly("1", "1~2");
        assertThat(read.remarks()).containsExactly(new Remark(Oddity.TWICE, "第一条"));
    }

    @Test
    void refusesNothingAndTooMuch() {
        assertThatThrownBy(() -> ArticleReader.read(" \n\u3000\n"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(LibraryProblem.NO_TEXT));
        assertThatThrownBy(() -> ArticleReader.read("第一条 甲。\n".repeat(ArticleReader.MOST_ARTICLES + 1)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(LibraryProblem.TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource({
        "一,1",
        "十,10",
        "十二,12",
        "二十,20",
        "二十一,21",
        "一百零三,103",
        "一百一十九,119",
        "两千,2000",
        "二〇二六,2026",
        "１２,12",
        "7,7",
        "甲,0"
    })
    void readsNumbersAsDocumentsWriteThem(String text, int number) {
        assertThat(Numerals.read(text)).isEqualTo(number);
    }
}
