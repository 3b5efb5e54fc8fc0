package cn.anlan.inspections;

import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A violation handed to whoever may deal with it.
 *
 * @param obligation to deal with it and answer
 * @param letter the letter of transfer
 * @param closedAt when the office accepted the answer
 */
record Transfer(
        UUID id,
        UUID tour,
        UUID finding,
        Category category,
        Remit remit,
        UUID unit,
        String unitName,
        String words,
        UUID obligation,
        UUID letter,
        Instant transferredAt,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt) {

    /** What the violation is classified as. */
    enum Category {
        ILLEGAL_OPERATION("非法", "Without the right to operate"),
        LAW_BROKEN("违法", "Against law"),
        RULE_BROKEN("违规", "Against rules");

        private final Bilingual label;

        Category(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }

    /** In whose remit it lies. */
    enum Remit {
        DEPARTMENT("有关部门", "Department"),
        PARTY_WORKING_COMMITTEE("党工委", "Party working committee"),
        MANAGEMENT_COMMITTEE("管委会", "Management committee");

        private final Bilingual label;

        Remit(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }
}
