package cn.anlan.supervision;

import cn.anlan.documents.Addressee;
import cn.anlan.documents.Letters;
import cn.anlan.documents.NewLetter;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Gives each measure its document, numbered, signed and delivered in the transaction of the measure's own step (WX-2.2b). What is to be put
 * right is followed by the measure, so the letter asks for no reply of its own.
 */
@Component
class MeasureLetters {

    private final Letters letters;
    private final PostQueries posts;

    MeasureLetters(Letters letters, PostQueries posts) {
        this.letters = letters;
        this.posts = posts;
    }

    void issued(Measure m, Actor by, LocalDate due) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("finding", m.finding());
        fields.put("demand", m.demand());
        fields.put("due", due.toString());
        switch (m.means()) {
            case REMINDER -> send(m, by, "reminder", fields);
            case INTERVIEW -> {
                fields.put("person", principal(m));
                send(m, by, "interview-notice", fields);
            }
            case CIRCULAR -> {
                fields.put("subject", "安全生产工作有关问题");
                fields.put("about", m.unit().toString());
                send(m, by, "circular", fields);
            }
        }
    }

    /** The record of an interview that was held. */
    void held(Measure m, Actor by, String attendees, String minutes, Instant at) {
        send(
                m,
                by,
                "interview-record",
                Map.of(
                        "held", LocalDate.ofInstant(at, Zones.CHINA).toString(),
                        "chair", by.name(),
                        "person", principal(m),
                        "attendees", attendees.strip().replaceAll("\\s+", " "),
                        "reason", m.finding(),
                        "said", minutes));
    }

    private void send(Measure m, Actor by, String kind, Map<String, ?> fields) {
        letters.issue(
                by, NewLetter.about(MeasureRecorder.SUBJECT, m.id(), kind, List.of(Addressee.of(m.unit())), fields));
    }

    private String principal(Measure m) {
        PostView post = posts.get(m.post());
        return post.holder() == null
                ? post.title()
                : post.title() + " " + post.holder().name();
    }
}
