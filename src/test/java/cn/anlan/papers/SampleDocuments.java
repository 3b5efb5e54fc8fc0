package cn.anlan.papers;

import cn.anlan.papers.Block.Entry;
import cn.anlan.papers.Block.Heading;
import cn.anlan.papers.Block.Paragraph;
import cn.anlan.papers.Block.Table;
import cn.anlan.papers.OfficialPaper.Appendix;
import cn.anlan.papers.OfficialPaper.Closing;
import cn.anlan.papers.OfficialPaper.Form;
import cn.anlan.papers.OfficialPaper.Imprint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Documents as offices write them, one for each form and for what is hard about it. */
final class SampleDocuments {

    static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    static final String SENTENCE =
            "各村（社区）、各生产经营单位要深刻吸取事故教训，严格落实“三管三必须”要求，对照《重大事故隐患判定标准》逐项排查，建立台账、明确责任、限期整改，做到不留死角、不走过场；";

    private SampleDocuments() {}

    static OfficialPaper document(List<Block> body, boolean draft) {
        return new OfficialPaper(
                Form.DOCUMENT,
                "商都镇安全生产委员会文件",
                null,
                draft ? null : "商安委〔2026〕3号",
                null,
                null,
                null,
                "商都镇安全生产委员会关于开展重大事故隐患专项排查整治行动的通知",
                List.of("各村（社区）", "镇直各部门", "各生产经营单位"),
                body,
                List.of("重大事故隐患排查整治任务分工表", "专项行动领导小组成员名单。"),
                new Closing("商都镇安全生产委员会", draft ? null : DAY, true),
                "联系人：张㙦，电话：0510-8888 1234",
                List.of(),
                List.of("县安全生产委员会办公室", "县应急管理局", "镇党委、人大、纪委"),
                draft ? null : new Imprint("商都镇安全生产委员会办公室", DAY),
                draft ? null : "https://anlan.example.cn/checks/7Q2MVX4K9D",
                draft);
    }

    static List<Block> body() {
        return List.of(
                new Paragraph(
                        "为深入贯彻落实上级关于安全生产工作的决策部署，坚决防范和遏制重特大事故发生，经研究，决定自2026年3月10日起在全镇开展重大事故隐患专项排查整治行动。现将有关事项通知如下。"),
                new Heading(1, "一、总体要求"),
                new Paragraph(SENTENCE.repeat(2).replaceFirst("；$", "。")),
                new Heading(1, "二、重点任务"),
                new Heading(2, "（一）全面自查自改"),
                new Paragraph("企业主要负责人每季度至少组织1次重大事故隐患排查，镇长张㙦、副镇长李喆、委员𠅤某分片包保。"),
                new Heading(3, "1.建立清单。"),
                new Paragraph("按照GB 18218-2018和GB/T 9704-2012的要求，3月20日前完成，整改率达到95.5%以上。"),
                new Heading(4, "（1）时间安排。"),
                new Paragraph("自2026年3月10日至6月30日，分3个阶段进行。"));
    }

    static OfficialPaper upward() {
        var paper = document(body(), false);
        return new OfficialPaper(
                Form.DOCUMENT,
                "枣庄高新技术产业开发区安全生产委员会办公室文件",
                "王喆",
                "枣高安办〔2026〕12号",
                "000123",
                "秘密★1年",
                "特急",
                "关于申请支持的请示",
                List.of("区管委会"),
                paper.body().subList(0, 2),
                List.of("经费测算表"),
                new Closing("枣庄高新技术产业开发区安全生产委员会办公室", DAY, false),
                "联系人：李某，电话：123456",
                List.of(),
                List.of(),
                new Imprint("枣庄高新技术产业开发区安全生产委员会办公室", DAY),
                null,
                false);
    }

    static OfficialPaper letter() {
        return new OfficialPaper(
                Form.LETTER,
                "商都镇安全生产委员会办公室",
                null,
                "商安委办函〔2026〕7号",
                null,
                null,
                null,
                "关于商请协助处置宏达化工厂重大事故隐患的函",
                List.of("县应急管理局"),
                List.of(
                        new Paragraph("3月5日，我镇在检查中发现宏达化工厂存在可燃气体报警装置长期停用、危险化学品超量储存等问题，涉及专业判定和行政执法权限，超出我镇职责范围。"),
                        new Paragraph("为及时消除隐患，根据《中华人民共和国安全生产法》有关规定，商请贵局派员到场核查，依法处置，并请于3月20日前将处置意见函告我办。"),
                        new Paragraph("专此函达，请予支持。")),
                List.of(),
                new Closing("商都镇安全生产委员会办公室", DAY, true),
                "联系人：张㙦，电话：0510-88881234",
                List.of(),
                List.of("县安全生产委员会办公室"),
                null,
                "https://anlan.example.cn/checks/7Q2MVX4K9D",
                false);
    }

    static OfficialPaper minutes() {
        return new OfficialPaper(
                Form.MINUTES,
                "商都镇安全生产委员会会议纪要",
                null,
                "第3期",
                null,
                null,
                null,
                "2026年第一季度安全生产专题会议纪要",
                List.of(),
                List.of(
                        new Paragraph("3月9日上午，镇长张㙦主持召开安全生产专题会议，听取第一季度工作情况汇报，研究部署下一步工作。现纪要如下："),
                        new Paragraph("会议指出，" + SENTENCE),
                        new Entry("出席", "张㙦、李喆、𠅤某、王某某、赵某某、钱某某、孙某某、周某某、吴某某、郑某某"),
                        new Entry("请假", "冯某某"),
                        new Entry("列席", "陈某某、褚某某")),
                List.of(),
                null,
                null,
                List.of(),
                List.of("县安全生产委员会办公室"),
                new Imprint("商都镇安全生产委员会办公室", DAY),
                null,
                false);
    }

    /** Some 20 pages with a table that runs over pages, and two appendices. */
    static OfficialPaper long20() {
        var body = new ArrayList<Block>();
        for (int part = 1; part <= 18; part++) {
            body.add(new Heading(1, "第" + part + "部分、工作任务"));
            body.add(new Paragraph(SENTENCE.repeat(6)));
        }
        body.add(new Paragraph("具体分工见下表："));
        body.add(tasks(40));
        body.add(new Paragraph(SENTENCE));
        var paper = document(body, false);
        return new OfficialPaper(
                paper.form(),
                paper.issuer(),
                null,
                paper.number(),
                null,
                null,
                "特急",
                paper.title(),
                paper.to(),
                body,
                List.of("重大事故隐患排查整治任务分工表", "专项行动领导小组成员名单"),
                paper.closing(),
                paper.note(),
                List.of(
                        new Appendix("重大事故隐患排查整治任务分工表", List.of(tasks(12))),
                        new Appendix("专项行动领导小组成员名单", List.of(new Paragraph("组长：张㙦"), new Paragraph("成员：李喆、𠅤某")))),
                paper.copies(),
                paper.imprint(),
                paper.check(),
                false);
    }

    static Table tasks(int rows) {
        return new Table(
                List.of("序号", "工作任务", "责任单位", "完成时限"),
                List.of(8, 52, 22, 18),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(n -> List.of(
                                String.valueOf(n),
                                n % 3 == 0 ? "对辖区内" + n + "家危险化学品企业开展一轮全覆盖检查，建立问题清单和整改台账，逐项销号" : "完成第" + n + "项隐患整改",
                                n % 2 == 0 ? "镇应急办" : "各村（社区）",
                                "3月" + (n % 28 + 1) + "日"))
                        .toList());
    }

    static OfficialPaper with(OfficialPaper paper, List<Block> body, @Nullable String title) {
        return new OfficialPaper(
                paper.form(),
                paper.issuer(),
                paper.signatory(),
                paper.number(),
                paper.copyNumber(),
                paper.secrecy(),
                paper.urgency(),
                title == null ? paper.title() : title,
                paper.to(),
                body,
                paper.attachments(),
                paper.closing(),
                paper.note(),
                paper.appendices(),
                paper.copies(),
                paper.imprint(),
                paper.check(),
                paper.draft());
    }
}
