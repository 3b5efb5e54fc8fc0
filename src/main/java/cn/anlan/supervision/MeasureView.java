package cn.anlan.supervision;

import cn.anlan.ledger.ActView;
import cn.anlan.platform.Bilingual;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measure with all that belongs to it.
 *
 * @param addressee the principal's post with its present holder
 * @param citedTitle title of the obligation or record cited, null without one
 * @param citedOpens whether the asker may open what is cited
 * @param clauseText what the clause says, paraphrased
 * @param others the other measures about the same matter, the earliest first
 * @param steps what the asker could do now
 */
record MeasureView(
        MeasureRow measure,
        Addressee addressee,
        @Nullable Bilingual citedTitle,
        boolean citedOpens,
        Bilingual clauseText,
        List<MeasureRow> others,
        List<ActView> timeline,
        List<MeasureStep> steps) {

    record Addressee(UUID post, String title, @Nullable String name) {}
}
