package cn.anlan.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Every route that the pages declare, with an account of the samples that may see it. */
final class RouteTable {

    private static final Pattern DECLARED = Pattern.compile("\\bpath: '([^']+)'");

    /**
     * One page to look at.
     *
     * @param path as the router declares it
     * @param account who opens it; empty for somebody not signed in
     * @param filling stands for the path's parameter: a value, a list of the interface whose first record is opened, or {@code made:} something
     */
    record Route(String path, String account, String filling) {}

    static final List<Route> ALL = """
            /sign-in                      -
            /public/hazards               -
            /public/tours                 -
            /reply/:token                 -          made:link
            /check                        -
            /checks/:code                 -          made:code
            /                             town.head
            /                             office
            /                             grid
            /                             enterprise
            /                             auditor
            /                             admin
            /                             security
            /password                     town.head
            /notifications                town.head
            /work                         town.head
            /work/key-tasks               town.head
            /obligations/:id              town.head  /api/obligations?limit=1
            /board                        office
            /agenda                       town.head
            /archive                      town.head
            /situation                    office
            /records                      town.head
            /records/new                  supervisor
            /records/:id                  town.head  /api/records?limit=1
            /records/:id/edit             supervisor /api/records?state=DRAFT&limit=1
            /hazards                      office
            /hazards/board                office
            /hazards/map                  office
            /hazards/charts               office
            /hazards/new                  grid
            /hazards/:id                  office     /api/hazards?limit=1
            /imports                      supervisor
            /imports/:id                  supervisor /api/hazards/imports
            /risks                        enterprise
            /risks/new                    enterprise
            /risks/:id                    enterprise /api/risks?limit=1
            /accidents                    office
            /accidents/new                supervisor
            /accidents/:id                office     /api/accidents?limit=1
            /enterprises                  office
            /enterprises/:id              office     /api/enterprises?limit=1
            /commitments                  office
            /letters                      town.head
            /letters/new                  town.head
            /letters/batches              town.head
            /letters/batches/:id          town.head  /api/letter-batches
            /letters/:id                  town.head  /api/letters?state=ISSUED&limit=1
            /letters/:id/edit             supervisor /api/letters?state=DRAFT&limit=1
            /procedures                   office
            /procedures/:id               office     /api/procedures?limit=1
            /regimes                      office
            /regimes/:pack                office     wuxi-principals
            /regimes/:pack/duties         office     wuxi-principals
            /regimes/:pack/parameters     office     wuxi-principals
            /regimes/:pack/rollout        office     wuxi-principals
            /clauses/:id                  office     WX-2.0
            /library                      office
            /library/new                  office
            /library/:id                  office     wuxi-principals
            /library/:id/edition          office     /api/library?kind=SYSTEM&limit=1
            /units                        town.head
            /units/:id                    town.head  /api/units?limit=1
            /committees                   office
            /committees/:id               office     /api/committees?limit=1
            /supervision                  office
            /supervision/circulars        office
            /supervision/difficulties     town.head
            /supervision/difficulties/:id town.head  /api/difficulties?limit=1
            /supervision/hints            office
            /supervision/:id              office     /api/measures?limit=1
            /clues                        county.xn
            /clues/county-checks          office.xn
            /clues/county-checks/:id      office.xn  /api/county-checks?limit=1
            /clues/county-checks/:id/work office.xn  /api/county-checks?limit=1
            /clues/county-checks/:id/field office.xn 01970000-0000-7000-8000-000000000001
            /clues/:id                    county.xn  /api/clues?limit=1
            /campaigns                    office
            /campaigns/checks             office
            /campaigns/presence           office
            /campaigns/towns              office
            /tour-plans                   office.zz
            /tour-plans/budgets           office.zz
            /tour-plans/from-above        office.zz
            /tour-plans/from-above/:id    office.zz  /api/upper-tours
            /tour-plans/:id               office.zz  /api/tour-plans
            /tour-groups/:id              office.zz  made:group
            /tours                        office.zz
            /tours/:id                    leader.zz  /api/tours
            /tours/:id/field              office     01970000-0000-7000-8000-000000000001
            /ledger                       auditor
            /tokens                       office
            /admin/people                 admin
            /admin/people/:id             admin      /api/persons?limit=1
            /admin/accounts               security
            /admin/tokens                 admin
            /admin/events                 security
            /admin/packs                  admin
            /admin/letter-kinds           admin
            /admin/calendar               admin
            /admin/import                 admin
            /admin/mail                   admin
            /admin/clock                  admin
            """.lines().map(RouteTable::route).toList();

    private RouteTable() {}

    /** The routes that the views declare. */
    static TreeSet<String> declared() {
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("web/src/views"))) {
            for (Path file : files.filter(one -> one.endsWith("routes.ts")).toList()) {
                DECLARED.matcher(Files.readString(file)).results().forEach(path -> found.add(path.group(1)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static Route route(String line) {
        String[] cells = line.strip().split("\\s+");
        return new Route(cells[0], cells[1].equals("-") ? "" : cells[1], cells.length > 2 ? cells[2] : "");
    }
}
