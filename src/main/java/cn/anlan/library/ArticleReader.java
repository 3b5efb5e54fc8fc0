package cn.anlan.library;

import cn.anlan.library.ArticleMarks.Mark;
import cn.anlan.library.ArticleMarks.Scheme;
import cn.anlan.platform.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cuts a text into its articles, as the document numbers them, and says what looks odd about them. */
final class ArticleReader {

    static final int MOST_ARTICLES = 2_000;
    static final int LONGEST_TEXT = 600_000;

    private static final int LONGEST_HEADING = 60;
    private static final Pattern BRACKETS = Pattern.compile("[【〔\\[](.{1,40}?)[】〕\\]][\\s\\u3000]*(.*)");

    /** Something to look at before saving. */
    enum Oddity {
        /** Numbers are missing before this article. */
        GAP,
        /** A number stands twice. */
        TWICE,
        /** Text stands before the first number. */
        BEFORE_FIRST,
        /** No numbers were recognised: the text is one article. */
        NO_NUMBERS
    }

    /** @param label of the article it is about */
    record Remark(Oddity oddity, String label) {}

    /** @param scheme how the document was found to be numbered */
    record Reading(Scheme scheme, List<Article> articles, List<Remark> remarks) {}

    private final Scheme scheme;
    private final List<Article> articles = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, Integer> anchors = new HashMap<>();
    private final TreeMap<Integer, Mark> open = new TreeMap<>();
    private final List<String> body = new ArrayList<>();
    private @Nullable Mark current;
    private int last;

    private ArticleReader(Scheme scheme) {
        this.scheme = scheme;
    }

    /** @throws Problem 413 if it is too long, 422 if there is nothing in it */
    static Reading read(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new Problem(LibraryProblem.TOO_LONG, LONGEST_TEXT);
        }
        List<String> lines = text.lines()
                .map(line -> line.replace('\t', ' ').replace('\u00a0', ' '))
                .map(line -> line.replaceAll("^[\\s\\u3000]+|[\\s\\u3000]+$", ""))
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            throw new Problem(LibraryProblem.NO_TEXT).field("text", "NotBlank");
        }
        var reader = new ArticleReader(ArticleMarks.scheme(lines));
        lines.forEach(reader::line);
        reader.close(null);
        if (reader.articles.size() > MOST_ARTICLES) {
            throw new Problem(LibraryProblem.TOO_LONG, MOST_ARTICLES);
        }
        return new Reading(reader.scheme, List.copyOf(reader.articles), List.copyOf(reader.remarks));
    }

    private void line(String line) {
        Mark mark = ArticleMarks.of(line, scheme);
        if (mark == null) {
            body.add(line);
            return;
        }
        close(mark);
        open.tailMap(mark.level(), true).clear();
        open.put(mark.level(), mark);
        if (!mark.chapter()) {
            current = mark;
        }
    }

    /** Ends the article that was being read; the next mark tells whether it only headed what it holds. */
    private void close(@Nullable Mark next) {
        Mark done = current;
        if (done == null) {
            before();
        } else if (!(scheme == Scheme.OUTLINE && next != null && next.level() > done.level() && body.isEmpty())) {
            add(done);
        }
        body.clear();
        current = null;
    }

    private void before() {
        if (body.isEmpty() || !articles.isEmpty()) {
            // What stands between a chapter's title and its first article belongs to the article before.
            if (!body.isEmpty()) {
                Article end = articles.removeLast();
                articles.add(new Article(
                        end.anchor(), end.label(), end.part(), end.heading(), end.body() + "\n" + joined()));
            }
            return;
        }
        if (scheme == Scheme.NONE) {
            remarks.add(new Remark(Oddity.NO_NUMBERS, ""));
            articles.add(new Article(anchor("1", "全文"), "全文", "", "", joined()));
        } else {
            remarks.add(new Remark(Oddity.BEFORE_FIRST, ""));
            articles.add(new Article(anchor("0", "引言"), "引言", "", "", joined()));
        }
    }

    private void add(Mark mark) {
        String rest = mark.rest();
        String heading = "";
        Matcher bracketed = BRACKETS.matcher(rest);
        if (bracketed.matches()) {
            heading = bracketed.group(1);
            rest = bracketed.group(2);
        } else if (scheme != Scheme.ARTICLES && !body.isEmpty() && isHeading(rest)) {
            heading = rest;
            rest = "";
        }
        if (!rest.isEmpty()) {
            body.addFirst(rest);
        }
        String label = scheme == Scheme.OUTLINE ? path("", Mark::label) : mark.label();
        String number = scheme == Scheme.OUTLINE ? path(".", Mark::number) : mark.number();
        follow(mark, label);
        articles.add(new Article(anchor(number, label), label, part(), heading, joined()));
    }

    private static boolean isHeading(String text) {
        return text.length() <= LONGEST_HEADING && !text.endsWith("。") && !text.endsWith("；") && !text.endsWith("：");
    }

    /** Articles are numbered through; a number left out is worth a look. */
    private void follow(Mark mark, String label) {
        if (scheme != Scheme.ARTICLES || mark.number().contains("-")) {
            return;
        }
        int number = Integer.parseInt(mark.number());
        if (number > last + 1) {
            remarks.add(new Remark(Oddity.GAP, label));
        }
        last = number;
    }

    private String path(String between, Function<Mark, String> of) {
        return open.values().stream().map(of).collect(Collectors.joining(between));
    }

    /** The chapters that hold the article, or the headings above it. */
    private String part() {
        return open.values().stream()
                .filter(mark -> mark != current)
                .filter(mark -> mark.chapter() || scheme == Scheme.OUTLINE)
                .map(mark -> mark.chapter() ? mark.label() : isHeading(mark.rest()) ? mark.rest() : "")
                .filter(title -> !title.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String anchor(String number, String label) {
        int times = anchors.merge(number, 1, Integer::sum);
        if (times > 1) {
            remarks.add(new Remark(Oddity.TWICE, label));
        }
        return times == 1 ? number : number + "~" + times;
    }

    private String joined() {
        return String.join("\n", body);
    }
}
