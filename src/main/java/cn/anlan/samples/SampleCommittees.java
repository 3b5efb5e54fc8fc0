package cn.anlan.samples;

import cn.anlan.organization.Committees;
import cn.anlan.organization.Posts;
import cn.anlan.organization.Seat;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives towns a leading team of four, a Safety Committee and three special committees, each chaired by a member of the team. */
@Component
class SampleCommittees {

    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);

    private static final Map<String, String> SECTORS = Map.of("消防", "消防", "道路交通", "道路交通", "工业企业", "工贸和危险化学品");

    private final Committees committees;
    private final Posts posts;
    private final SamplePeople people;

    SampleCommittees(Committees committees, Posts posts, SamplePeople people) {
        this.committees = committees;
        this.posts = posts;
        this.people = people;
    }

    /**
     * @param secretary whether the Party secretary is a director too; without, one of the two directors is missing
     */
    void of(UnitView town, Actor head, boolean secretary) {
        Actor system = Actor.system();
        posts.lead(system, java.util.Objects.requireNonNull(head.post()), null, true);
        List<UUID> deputies = List.of("常务副职", "分管工业副职", "分管建设副职").stream()
                .map(title -> people.join(town, title, Role.DEPARTMENT, true).person())
                .toList();
        UUID safety = found(town.id(), UnitKind.COMMITTEE, town.name() + "安全生产委员会（示例）", null);
        seat(safety, head.person(), Seat.DIRECTOR);
        if (secretary) {
            seat(safety, people.enter(), Seat.DIRECTOR);
        }
        deputies.forEach(deputy -> seat(safety, deputy, Seat.MEMBER));
        int next = 0;
        for (var sector :
                SECTORS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            UUID special = found(
                    safety, UnitKind.SPECIAL_COMMITTEE, town.name() + sector.getKey() + "专业委员会（示例）", sector.getValue());
            seat(special, deputies.get(next++ % deputies.size()), Seat.CHAIR);
            seat(special, deputies.get(next % deputies.size()), Seat.MEMBER);
        }
    }

    private UUID found(UUID of, UnitKind kind, String name, @Nullable String sector) {
        return committees
                .found(
                        Actor.system(),
                        new Committees.NewCommittee(of, kind, name, sector, "每季度召开一次会议，议定事项逐项落实。（示例）", SINCE, true))
                .id();
    }

    private void seat(UUID committee, UUID person, Seat seat) {
        committees.seat(Actor.system(), committee, null, person, seat, SINCE, null);
    }
}
