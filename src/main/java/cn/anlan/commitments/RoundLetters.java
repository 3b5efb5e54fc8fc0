package cn.anlan.commitments;

import cn.anlan.documents.BulkLetters;
import cn.anlan.documents.BulkLetters.Sent;
import cn.anlan.notifications.Notice;
import cn.anlan.notifications.Notifications;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What goes out in a round: the notices, each with its enterprise's own facts, and the reminders. In the transaction of the round's step. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RoundLetters {

    private final BulkLetters letters;
    private final RoundStore store;
    private final Contacts contacts;
    private final Notifications notifications;
    private final UnitQueries units;
    private final Clock clock;

    RoundLetters(
            BulkLetters letters,
            RoundStore store,
            Contacts contacts,
            Notifications notifications,
            UnitQueries units,
            Clock clock) {
        this.letters = letters;
        this.store = store;
        this.contacts = contacts;
        this.notifications = notifications;
        this.units = units;
        this.clock = clock;
    }

    /** Whether notices of one of these rounds are still being made. */
    public boolean running(Collection<UUID> rounds) {
        List<UUID> batches = store.noticeRuns(rounds).stream()
                .map(RoundStore.NoticeRun::batch)
                .toList();
        return !batches.isEmpty() && letters.progress(batches).running();
    }

    /** Orders a notice for each; the batches that make them. */
    public List<UUID> order(Actor by, Round round, LocalDate due, List<Book.Line> to) {
        Map<UUID, Contacts.Contact> known =
                contacts.of(to.stream().map(line -> line.enterprise().id()).toList());
        Map<UUID, UnitView> places = units.findAll(to.stream()
                .map(Book.Line::place)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var each = new ArrayList<BulkLetters.Each>();
        for (Book.Line line : to) {
            var facts = new LinkedHashMap<String, Object>();
            Contacts.Contact contact = known.get(line.enterprise().id());
            if (contact != null && contact.head() != null) {
                facts.put("head", contact.head());
            }
            if (line.place() != null && places.containsKey(line.place())) {
                facts.put("place", places.get(line.place()).name());
            }
            each.add(new BulkLetters.Each(line.enterprise().id(), facts));
        }
        var common = new LinkedHashMap<String, Object>();
        common.put("year", String.valueOf(round.year()));
        if (!round.contact().isEmpty()) {
            common.put("contact", round.contact());
        }
        if (!round.duties().isEmpty()) {
            common.put("duties", round.duties());
        }
        boolean en = round.language().equals("en");
        String name = en ? "Responsibility notices " + round.year() : round.year() + "年安全生产责任告知书";
        List<UUID> batches = letters.order(
                by,
                new BulkLetters.Order(
                        Books.NOTICE, round.unit(), name, common, due, round.language(), Books.MATTER, round.id()),
                each);
        for (UUID batch : batches) {
            int made = letters.progress(List.of(batch)).total();
            store.insert(new RoundStore.NoticeRun(batch, round.id(), made, by.name(), clock.instant()));
        }
        return batches;
    }

    /** Reminds those who can be reminded and weren't today; says of all the others why not. */
    public RoundStore.ReminderRun remind(Actor by, Round round, String words, List<Book.Line> missing) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        List<Book.Line> noticed =
                missing.stream().filter(line -> line.sent() != null).toList();
        List<UUID> ids = noticed.stream().map(line -> line.enterprise().id()).toList();
        Map<UUID, Contacts.Contact> reached = contacts.reached(ids);
        Set<UUID> before = store.remindedOn(ids, round.year(), today);
        var told = new ArrayList<Notice>();
        var reminded = new ArrayList<Sent>();
        int already = 0;
        int unreachable = 0;
        UUID run = Ids.next();
        for (Book.Line line : noticed) {
            UUID enterprise = line.enterprise().id();
            Sent sent = Objects.requireNonNull(line.sent());
            Contacts.Contact contact = reached.get(enterprise);
            if (contact == null && !sent.linked()) {
                unreachable++;
            } else if (before.contains(enterprise)) {
                already++;
            } else {
                reminded.add(sent);
                if (contact != null) {
                    told.add(notice(contact.person(), round, line, words, run));
                }
            }
        }
        var counted = new RoundStore.ReminderRun(
                run,
                round.id(),
                told.size(),
                reminded.size() - told.size(),
                already,
                unreachable,
                missing.size() - noticed.size(),
                by.name(),
                clock.instant());
        store.insert(counted);
        store.remind(reminded.stream().map(Sent::unit).toList(), round.year(), today, run);
        letters.reminded(reminded);
        notifications.sendAll(told);
        return counted;
    }

    private Notice notice(UUID person, Round round, Book.Line line, String words, UUID run) {
        Sent sent = Objects.requireNonNull(line.sent());
        String day = sent.due() == null
                ? round.due().toString()
                : LocalDate.ofInstant(sent.due().minusNanos(1), Zones.CHINA).toString();
        return new Notice(
                person,
                "commitment.reminded",
                new Bilingual(
                        "催办：请签署并送回" + round.year() + "年安全生产责任承诺书",
                        "Reminder: please sign and send back the commitment to work safety for " + round.year()),
                words.isEmpty()
                        ? new Bilingual(
                                line.enterprise().name() + "尚未送回承诺书，应于" + day + "前送回。",
                                line.enterprise().name() + " hasn't sent it back yet; it is due on " + day + ".")
                        : new Bilingual(words, words),
                "/letters/" + sent.letter(),
                run.toString() + line.enterprise().id());
    }
}
