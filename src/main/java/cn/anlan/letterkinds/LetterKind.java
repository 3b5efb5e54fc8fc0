package cn.anlan.letterkinds;

import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of letter in one version, as a pack says.
 *
 * @param series word in the number after the unit's mark; null for a letter without a number
 * @param review whether somebody else of the unit must approve it before it is signed
 * @param from kinds of unit that may send it; empty for every kind but enterprises
 * @param parties whether it may go to somebody who is no unit here
 * @param open whether it needs no addressee, as an announcement
 * @param post role of the addressee's post that is told and answers
 * @param receipt whether the receipt must be confirmed
 * @param items field whose entries become obligations of the addressee
 * @param appendices printed behind the letter, each on pages of its own
 */
public record LetterKind(
        String key,
        int version,
        Bilingual name,
        Form form,
        @Nullable String series,
        boolean review,
        SignedBy signedBy,
        Set<UnitKind> from,
        Set<UnitKind> to,
        boolean parties,

        @JsonProperty("public") boolean open,

        @Nullable Role post,
        boolean receipt,
        @Nullable String clause,
        @Nullable Reply reply,
        @Nullable String items,
        List<Field> fields,
        Bilingual title,
        List<Block> body,
        List<Appendix> appendices) {

    // Jackson hands over null where the pack says nothing.
    @SuppressWarnings("ConstantValue")
    public LetterKind {
        signedBy = signedBy == null ? SignedBy.LEADER : signedBy;
        from = from == null ? Set.of() : Set.copyOf(from);
        to = Set.copyOf(to);
        fields = List.copyOf(fields);
        body = List.copyOf(body);
        appendices = appendices == null ? List.of() : List.copyOf(appendices);
    }

    /** Forms of GB/T 9704-2012. */
    public enum Form {
        DOCUMENT,
        LETTER,
        MINUTES
    }

    /** Whose signature it wants. */
    public enum SignedBy {
        /** A principal, committee office or department head of the sending unit. */
        LEADER,
        /** Whoever wrote it: a statement about one's own work. */
        DRAFTER
    }

    /**
     * A reply that is due.
     *
     * @param term limit from the day of issue, unless a day is set or the clause's regime has the parameter
     * @param duty duty of the clause's regime whose ladder holds
     */
    public record Reply(
            String term,
            @Nullable String parameter,
            @Nullable String duty,
            List<EvidenceDemand> evidence) {

        @SuppressWarnings("ConstantValue")
        public Reply {
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
        }
    }

    /** What a field holds. */
    public enum Type {
        /** One line. */
        TEXT,
        /** Several paragraphs. */
        WORDS,
        DATE,
        UNIT,
        /** Yuan, with two decimals at most. */
        MONEY,
        LIST,
        /** Texts, each with a day by which it is to be done. */
        ITEMS,
        TABLE
    }

    /** @param max most characters of a text, most entries of the others */
    public record Field(
            String key,
            Type type,
            boolean required,
            @Nullable Integer max,
            Bilingual label,
            @Nullable Bilingual help,
            List<Column> columns) {

        @SuppressWarnings("ConstantValue")
        public Field {
            columns = columns == null ? List.of() : List.copyOf(columns);
        }

        public int most() {
            return Objects.requireNonNullElse(
                    max,
                    switch (type) {
                        case TEXT -> 200;
                        case WORDS -> 4000;
                        case DATE, UNIT, MONEY -> 40;
                        case LIST, ITEMS -> 50;
                        case TABLE -> 200;
                    });
        }
    }

    /** A column of a table field; its width is a share of the sum of all. */
    public record Column(String key, Bilingual label, int width) {}

    /** A part of the body: one of heading, text, list, items and table. */
    public record Block(
            @Nullable Bilingual heading,
            @Nullable Bilingual text,
            @Nullable String list,
            @Nullable String items,
            @Nullable String table,
            @Nullable String when) {}

    /** What is printed behind the letter, such as a form to be signed and sent back. */
    public record Appendix(Bilingual title, List<Block> body) {

        public Appendix {
            body = List.copyOf(body);
        }
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.key().equals(name)).findFirst();
    }

    /** Whether others may get a copy: of a statement about one's own work nobody does. */
    public boolean copied() {
        return signedBy == SignedBy.LEADER;
    }

    /** Whether its form says who printed it and when (GB/T 9704-2012, 7.4; a letter doesn't, 10.1). */
    public boolean imprinted() {
        return copied() && form != Form.LETTER;
    }

    public boolean maySend(UnitKind kind) {
        return from.isEmpty() ? kind != UnitKind.ENTERPRISE && kind != UnitKind.GRID_CELL : from.contains(kind);
    }
}
