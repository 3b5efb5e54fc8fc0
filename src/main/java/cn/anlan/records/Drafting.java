package cn.anlan.records;

import cn.anlan.evidence.Evidence;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may stand in a draft, and what must be there before it is filed. */
@Component
class Drafting {

    private static final int EARLIEST_YEAR = 2000;
    private static final int LONGEST_YEARS = 10;

    private final PostQueries posts;
    private final UnitQueries units;
    private final Evidence evidence;

    Drafting(PostQueries posts, UnitQueries units, Evidence evidence) {
        this.posts = posts;
        this.units = units;
        this.evidence = evidence;
    }

    /**
     * The post whose work it is: the one named, else the drafter's own if theirs is the head's, else their unit's head's.
     *
     * @throws Problem 404 out of sight, 422 another unit's
     */
    PostView post(Actor by, List<UnitView> spokenFor, @Nullable UUID asked, LocalDate today) {
        UUID ownPost = by.post();
        UUID ownUnit = by.unit();
        if (ownPost == null || ownUnit == null) {
            throw new Problem(PlatformProblem.NOT_ALLOWED);
        }
        if (asked == null) {
            UUID unit = spokenFor.isEmpty() ? ownUnit : servedBy(spokenFor);
            return by.is(Role.PRINCIPAL)
                    ? posts.get(ownPost)
                    : posts.inUnit(unit, Role.PRINCIPAL, today).orElseGet(() -> posts.get(ownPost));
        }
        PostView post = posts.get(asked);
        if (DutyRecord.isAmong(post.unit(), spokenFor)) {
            return post;
        }
        UnitView unit = units.get(post.unit());
        if (by.areas().stream().noneMatch(unit.territory()::startsWith)) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        throw new Problem(RecordProblem.OTHER_UNIT, unit.name())
                .clause("WX-2.0")
                .field("post", "OtherUnit");
    }

    /** The unit whose work somebody prepares: of an office or committee the division it stands under, otherwise their own. */
    static UUID servedBy(List<UnitView> spokenFor) {
        UnitView own = spokenFor.getFirst();
        boolean serves = own.kind() == UnitKind.OFFICE || own.kind() == UnitKind.COMMITTEE;
        return (serves ? spokenFor.getLast() : own).id();
    }

    /** Takes over what the draft says now. */
    void fill(DutyRecord r, Actor by, NewRecord asked, Instant now) {
        if (asked.particulars().is() != r.kind()) {
            throw new Problem(
                            RecordProblem.KIND_FIXED,
                            r.kind().label().zh(),
                            r.kind().label().en())
                    .field("particulars.kind", "KindFixed");
        }
        requireThePast(asked.happenedAt(), now);
        r.title = asked.title().strip();
        r.particulars = asked.particulars();
        r.happenedAt = asked.happenedAt();
        r.subject = asked.subject() == null ? null : subject(r, asked.subject());
        var items = new ArrayList<DutyRecord.Item>();
        for (NewRecord.Item item : asked.itemList()) {
            items.add(DutyRecord.Item.drafted(Ids.next(), items.size() + 1, item));
        }
        r.items = List.copyOf(items);
        r.evidence = attached(by, asked.evidenceList());
    }

    List<DutyRecord.Attached> attached(Actor by, List<UUID> files) {
        return evidence.require(by, files.stream().distinct().toList()).stream()
                .map(file -> new DutyRecord.Attached(file.id(), file.sha256(), file.kind(), file.name()))
                .toList();
    }

    /** Refuses to file what lacks something, naming each field. */
    void requireComplete(DutyRecord r, Instant now) {
        var atFault = new ArrayList<Problem.FieldRule>();
        if (r.happenedAt == null) {
            atFault.add(new Problem.FieldRule("happenedAt", "NotNull"));
        }
        r.particulars
                .missing()
                .forEach(field -> atFault.add(new Problem.FieldRule("particulars." + field, "NeededToFile")));
        if (r.kind().about() != RecordKind.About.NOTHING && r.subject == null) {
            atFault.add(new Problem.FieldRule("subject", "NeededToFile"));
        }
        if (r.kind().items() == RecordKind.Items.NEEDED && r.items.isEmpty()) {
            atFault.add(new Problem.FieldRule("items", "NotEmpty"));
        }
        for (DutyRecord.Item item : r.items) {
            if (item.owner() == null) {
                atFault.add(new Problem.FieldRule("items[" + (item.no() - 1) + "].owner", "NeededToFile"));
            }
            if (item.due() == null) {
                atFault.add(new Problem.FieldRule("items[" + (item.no() - 1) + "].due", "NeededToFile"));
            }
        }
        if (!atFault.isEmpty()) {
            throw new Problem(
                            RecordProblem.INCOMPLETE,
                            r.kind().label().zh(),
                            r.kind().label().en(),
                            atFault.size())
                    .clause(r.kind().clause())
                    .fields(atFault);
        }
        requireThePast(r.happenedAt, now);
        LocalDate day = LocalDate.ofInstant(Objects.requireNonNull(r.happenedAt), Zones.CHINA);
        for (DutyRecord.Item item : r.items) {
            LocalDate due = Objects.requireNonNull(item.due());
            if (due.isBefore(day) || due.isAfter(day.plusYears(LONGEST_YEARS))) {
                throw new Problem(RecordProblem.ITEM_DUE, item.text(), day.toString())
                        .field("items[" + (item.no() - 1) + "].due", "ItemDue", day.toString());
            }
            requireReach(r, item);
        }
    }

    /** Work is recorded when it has been done, never before (WX-3.3c). */
    static void requireThePast(@Nullable Instant happened, Instant now) {
        if (happened == null) {
            return;
        }
        if (happened.isAfter(now)) {
            throw new Problem(RecordProblem.HAPPENED_LATER).clause("WX-3.3c").field("happenedAt", "PastOrPresent");
        }
        if (LocalDate.ofInstant(happened, Zones.CHINA).getYear() < EARLIEST_YEAR) {
            throw new Problem(PlatformProblem.INVALID, 1).field("happenedAt", "TooLongAgo");
        }
    }

    /** Items go to posts of the unit itself or of its area. */
    private void requireReach(DutyRecord r, DutyRecord.Item item) {
        PostView owner = posts.get(Objects.requireNonNull(item.owner()));
        UnitView ofOwner = units.get(owner.unit());
        UnitView own = units.get(r.root.unit());
        boolean reaches = owner.unit().equals(own.id())
                || own.id().equals(ofOwner.parent())
                || own.areas().stream().anyMatch(ofOwner.territory()::startsWith);
        if (!reaches || !bears(owner.role())) {
            throw new Problem(RecordProblem.ITEM_OWNER, item.text(), ofOwner.name(), owner.title())
                    .field("items[" + (item.no() - 1) + "].owner", "ItemOwner");
        }
    }

    /** Whether such a post can be given work at all. */
    static boolean bears(Role role) {
        return role != Role.AUDITOR && role != Role.ADMINISTRATOR && role != Role.SECURITY;
    }

    private DutyRecord.About subject(DutyRecord r, UUID subject) {
        return switch (r.kind().about()) {
            case MEMBER -> {
                PostView post = posts.get(subject);
                if (!post.unit().equals(r.root.unit())) {
                    throw wrongSubject();
                }
                yield new DutyRecord.About(subject, post.title());
            }
            case SPECIAL_COMMITTEE -> {
                UnitView committee = units.get(subject);
                if (committee.kind() != UnitKind.SPECIAL_COMMITTEE
                        || units.superiors(subject).stream()
                                .noneMatch(above -> above.id().equals(r.root.unit()))) {
                    throw wrongSubject();
                }
                yield new DutyRecord.About(subject, committee.name());
            }
            case NOTHING -> {
                // A check may be of one unit below, such as a town (XN-1.2d).
                UnitView unit = units.find(subject).orElseThrow(Drafting::wrongSubject);
                if (r.kind() != RecordKind.CHECK
                        || units.superiors(subject).stream()
                                .noneMatch(above -> above.id().equals(r.root.unit()))) {
                    throw wrongSubject();
                }
                yield new DutyRecord.About(subject, unit.name());
            }
        };
    }

    private static Problem wrongSubject() {
        return new Problem(RecordProblem.SUBJECT).field("subject", "Subject");
    }
}
