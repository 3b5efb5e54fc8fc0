package cn.anlan.boards;

import cn.anlan.obligations.ObligationRow;
import cn.anlan.platform.Actor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The live board of duties: how every unit in scope performs each duty of a regime (WX-3.3b). */
@RestController
class BoardsApi {

    private static final int ROWS = 50;
    private static final int MOST = 200;

    private final Boards boards;
    private final Levels levels;
    private final BoardSheet sheet;

    BoardsApi(Boards boards, Levels levels, BoardSheet sheet) {
        this.boards = boards;
        this.levels = levels;
        this.sheet = sheet;
    }

    record Behind(List<ObligationRow> items) {}

    /** The board: totals, and the units from {@code skip} on, 50 of them unless asked otherwise. */
    @GetMapping("/api/board")
    @ReadsBoards
    BoardView board(
            Actor actor,
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable Integer skip,
            @RequestParam(required = false) @Nullable Integer limit) {
        return boards.view(
                actor, asked, skip == null ? 0 : Math.max(0, skip), limit == null ? ROWS : Math.clamp(limit, 1, MOST));
    }

    /** The board rolled up to the areas one level below: for a nation its provinces, for a city its counties. */
    @GetMapping("/api/board/levels")
    @ReadsBoards
    LevelsView levels(Actor actor, @ModelAttribute Asked asked) {
        return levels.view(actor, asked);
    }

    /** The obligations behind one cell, or behind one unit's row where no duty is named. */
    @GetMapping("/api/board/obligations")
    @ReadsBoards
    Behind behind(
            Actor actor,
            @ModelAttribute Asked asked,
            @RequestParam UUID unit,
            @RequestParam(required = false) @Nullable String duty) {
        return new Behind(boards.behind(actor, asked, unit, duty));
    }

    /** The board as seen, as Excel: every unit, in the order seen. */
    @GetMapping("/api/board.xlsx")
    @ReadsBoards
    ResponseEntity<StreamingResponseBody> export(Actor actor, @ModelAttribute Asked asked, Locale locale) {
        return sheet.answer(actor, asked, locale);
    }
}
