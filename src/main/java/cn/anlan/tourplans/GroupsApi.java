package cn.anlan.tourplans;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tour groups: who makes the tours of a year. */
@RestController
@RequestMapping("/api/tour-groups")
class GroupsApi {

    private final Groups groups;
    private final Membership membership;
    private final PlanQueries queries;
    private final Receipts receipts;

    GroupsApi(Groups groups, Membership membership, PlanQueries queries, Receipts receipts) {
        this.groups = groups;
        this.membership = membership;
        this.queries = queries;
        this.receipts = receipts;
    }

    record GroupMember(
            @NotNull UUID person,
            boolean leader,
            boolean official,
            @Nullable UUID unit,
            @NotNull Rank rank,
            @Nullable @Size(max = 500) String field,
            @NotNull Set<@NotNull Condition> conditions) {

        Groups.Named named() {
            return new Groups.Named(person, leader, official, unit, rank, field, conditions);
        }
    }

    record NewGroup(
            @NotNull UUID plan,
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 50) List<@NotNull @Valid GroupMember> members) {}

    record Members(@NotNull @Size(max = 50) List<@NotNull @Valid GroupMember> members) {}

    record Replacement(
            @NotNull UUID outgoing,
            @NotNull @Valid GroupMember incoming,
            @NotBlank @Size(max = 2000) String reason) {}

    record Decision(
            @NotNull Boolean granted,
            @Nullable @Size(max = 2000) String opinion) {}

    record Tie(
            @NotNull UUID unit, @NotBlank @Size(max = 1000) String words) {}

    record Interests(
            @NotNull UUID person,
            @NotNull UUID tour,
            @NotNull @Size(max = 50) List<@NotNull @Valid Tie> ties,
            @Nullable @Size(max = 20) List<@NotNull UUID> evidence) {}

    record Release(
            @NotNull UUID person,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotBlank @Size(max = 200) String agreedBy) {}

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<PlanQueries.GroupView> get(Actor actor, @PathVariable UUID id) {
        PlanQueries.GroupView view = queries.group(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.group().version() + "\"").body(view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(COMMITTEE_OFFICE)
    Done form(Actor actor, Command command, @RequestBody @Valid NewGroup body) {
        return receipts.once(
                actor, command, body, () -> groups.form(actor, body.plan(), body.name(), named(body.members())));
    }

    @PostMapping("/{id}/amend")
    @Allowed(COMMITTEE_OFFICE)
    Done amend(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Members body) {
        return receipts.once(
                actor, command, body, () -> groups.amend(actor, id, command.version(), named(body.members())));
    }

    @PostMapping("/{id}/propose")
    @Allowed(COMMITTEE_OFFICE)
    Done propose(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> groups.propose(actor, id, command.version()));
    }

    @PostMapping("/{id}/send-back")
    @Allowed(PRINCIPAL)
    Done sendBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid PlansApi.Reason body) {
        return receipts.once(actor, command, body, () -> groups.sendBack(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/approve")
    @Allowed(PRINCIPAL)
    Done approve(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid PlansApi.Opinion body) {
        return receipts.once(actor, command, body, () -> groups.approve(actor, id, command.version(), body.words()));
    }

    @PostMapping("/{id}/replacement")
    @Allowed(COMMITTEE_OFFICE)
    Done proposeReplacement(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Replacement body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> groups.proposeReplacement(
                        actor,
                        id,
                        command.version(),
                        body.outgoing(),
                        body.incoming().named(),
                        body.reason()));
    }

    @PostMapping("/{id}/replacement/decide")
    @Allowed(PRINCIPAL)
    Done decideReplacement(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Decision body) {
        String opinion = body.opinion() == null ? "" : body.opinion();
        return receipts.once(
                actor,
                command,
                body,
                () -> groups.decideReplacement(actor, id, command.version(), body.granted(), opinion));
    }

    /** A member declares their own interests, in whatever role they are here; the office enters a signed paper. */
    @PostMapping("/{id}/interests")
    @HandlesCases
    Done declare(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Interests body) {
        List<Declaration.Tie> ties = body.ties().stream()
                .map(tie -> new Declaration.Tie(tie.unit(), tie.words().strip()))
                .toList();
        List<UUID> files = body.evidence() == null ? List.of() : body.evidence();
        return receipts.once(
                actor,
                command,
                body,
                () -> membership.declare(actor, id, command.version(), body.person(), body.tour(), ties, files));
    }

    /** Records that the own unit releases a member for a time. */
    @PostMapping("/{id}/release")
    @Allowed(COMMITTEE_OFFICE)
    Done release(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Release body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> membership.release(
                        actor, id, command.version(), body.person(), body.from(), body.to(), body.agreedBy()));
    }

    private static List<Groups.Named> named(List<GroupMember> members) {
        return members.stream().map(GroupMember::named).toList();
    }
}
