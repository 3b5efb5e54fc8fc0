package cn.anlan.enterprises;

import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Bilingual;

/** The three whose checks an enterprise of a park accepts (BF-2.4). */
public enum SupervisingBody {
    PARK_COMMITTEE("园区管委会", "Park committee"),
    EMERGENCY_BUREAU("应急管理部门", "Emergency bureau"),
    SECTOR_REGULATOR("行业主管部门", "Sector regulator");

    private final Bilingual label;

    SupervisingBody(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    public Bilingual label() {
        return label;
    }

    /** Whether somebody of such a unit can check for this body. Which department a sector answers to is the department's own word. */
    boolean hasInspectorsIn(UnitKind kind) {
        return switch (this) {
            case PARK_COMMITTEE ->
                kind == UnitKind.PARK
                        || kind == UnitKind.COMMITTEE
                        || kind == UnitKind.OFFICE
                        || kind == UnitKind.TOWN
                        || kind == UnitKind.SUB_DISTRICT;
            case EMERGENCY_BUREAU, SECTOR_REGULATOR -> kind == UnitKind.DEPARTMENT;
        };
    }
}
