package cn.anlan.organization;

import java.util.EnumSet;
import java.util.Set;

/** What a unit is. */
public enum UnitKind {
    CITY,
    COUNTY,
    DISTRICT,
    PARK,
    TOWN,
    SUB_DISTRICT,
    VILLAGE,
    COMMUNITY,
    DEPARTMENT,
    COMMITTEE,
    OFFICE,
    SPECIAL_COMMITTEE,
    ENTERPRISE,
    GRID_CELL,
    PROVINCE;

    private static final Set<UnitKind> DIVISIONS =
            EnumSet.of(PROVINCE, CITY, COUNTY, DISTRICT, TOWN, SUB_DISTRICT, VILLAGE, COMMUNITY);

    static final Set<UnitKind> BODIES = EnumSet.of(DEPARTMENT, COMMITTEE, OFFICE, SPECIAL_COMMITTEE);

    /** An administrative division: the only one with its area code at a time. Others stand within a division and share its code. */
    public boolean isDivision() {
        return DIVISIONS.contains(this);
    }

    /** A body that acts for the unit above it: the office of a city's Safety Committee speaks for the committee and for the city. */
    public boolean isBody() {
        return BODIES.contains(this);
    }

    /** The kind that a division's code and name suggest; the code has 2, 4, 6, 9 or 12 digits. */
    static UnitKind suggestedBy(String code, String name) {
        return switch (code.length()) {
            case 2 -> PROVINCE;
            case 4 -> CITY;
            case 6 -> name.endsWith("区") ? DISTRICT : COUNTY;
            case 9 -> suggestedBy(name);
            default -> name.contains("社区") || name.contains("居委会") || name.contains("居民委员会") ? COMMUNITY : VILLAGE;
        };
    }

    private static UnitKind suggestedBy(String name) {
        if (name.endsWith("街道") || name.endsWith("街道办事处")) {
            return SUB_DISTRICT;
        }
        if (name.contains("开发区") || name.contains("园区") || name.contains("产业园") || name.contains("工业园")) {
            return PARK;
        }
        return TOWN;
    }
}
