package cn.anlan.samples;

import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people of tours in one zone, and of clues and county checks in one county. */
@Component
class SampleTourers {

    /** Members of both tour groups. */
    static final int MEMBERS = 12;

    static final String BUREAU = "枣庄高新区应急管理局（示例）";

    private final SampleUnits units;
    private final SamplePeople people;
    private final UnitQueries queries;

    SampleTourers(SampleUnits units, SamplePeople people, UnitQueries queries) {
        this.units = units;
        this.people = people;
        this.queries = queries;
    }

    void inTheZone(UnitView zone, Map<String, Actor> actors) {
        UnitView committee = units.body("枣庄高新区安全生产委员会（示例）", UnitKind.COMMITTEE, zone);
        UnitView office = units.body("枣庄高新区安委会办公室（示例）", UnitKind.OFFICE, committee);
        actors.put("office.zz", people.appoint(office, "安委办主任", Role.COMMITTEE_OFFICE));
        List<UnitView> streets = queries.byAreas(zone.areas(), Set.of(UnitKind.SUB_DISTRICT));
        for (UnitView street : streets) {
            Actor head = people.appoint(street, "街道办事处主任", Role.PRINCIPAL);
            actors.putIfAbsent("street.zz", head);
            if (street.equals(streets.getLast())) {
                actors.put(SampleAccounts.SECOND_STREET, head);
            }
        }
        UnitView bureau = units.body(BUREAU, UnitKind.DEPARTMENT, zone);
        for (int i = 0; i < MEMBERS; i++) {
            boolean leads = i % (MEMBERS / 2) == 0;
            Actor member = people.appoint(bureau, leads ? "副局长" : "监管科员" + i, Role.INSPECTOR);
            if (leads) {
                actors.put(i == 0 ? SampleAccounts.FIRST_LEADER : "leader.zz", member);
            }
        }
        units.enterprise("鲁南锂电材料有限公司（示例）", streets.getFirst());
        units.enterprise("薛城精细化工有限公司（示例）", streets.get(1));
    }

    void inXianning(UnitView city, Map<String, Actor> actors) {
        UnitView county = units.division("421221");
        UnitView committee = units.body("嘉鱼县安全生产委员会（示例）", UnitKind.COMMITTEE, county);
        UnitView office = units.body("嘉鱼县安委会办公室（示例）", UnitKind.OFFICE, committee);
        actors.put("county.xn", people.appoint(office, "安委办主任", Role.COMMITTEE_OFFICE));
        units.body("嘉鱼县水利局（示例）", UnitKind.DEPARTMENT, county);
        UnitView town = queries.byAreas(county.areas(), Set.of(UnitKind.TOWN)).getFirst();
        actors.put("town.xn", people.appoint(town, "镇长", Role.PRINCIPAL));
        UnitView staffing = units.body("咸宁市机构编制委员会办公室（示例）", UnitKind.DEPARTMENT, city);
        actors.put("staffing.xn", people.appoint(staffing, "编办主任", Role.DEPARTMENT));
    }
}
