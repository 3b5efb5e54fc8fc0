package cn.anlan.samples;

import cn.anlan.platform.Role;
import java.util.List;

/** The accounts of the samples: at least one for each role. */
final class SampleAccounts {

    /** Of all of them, and told on every start: they are refused in production. */
    static final String PASSWORD = "Anlan-2026-test";

    private SampleAccounts() {}

    /** The accounts of the enterprises, in the order of their units. Only the first is told. */
    static String enterprise(int number) {
        return number == 0 ? "enterprise" : "enterprise" + (number + 1);
    }

    /** Of the leader of the first tour group, which isn't told: the second group's is at work. */
    static final String FIRST_LEADER = "leader1.zz";

    /** Of the head of the street whose rectification is open. */
    static final String SECOND_STREET = "street2.zz";

    record SampleAccount(String account, Role role, String zh, String en) {}

    static final List<SampleAccount> ALL = List.of(
            new SampleAccount("town.head", Role.PRINCIPAL, "无锡硕放街道主任", "head of Shuofang sub-district, Wuxi"),
            new SampleAccount("park.head", Role.PRINCIPAL, "枣庄高新区管委会主任", "head of Zaozhuang High-tech Zone"),
            new SampleAccount(
                    "office.zz", Role.COMMITTEE_OFFICE, "枣庄高新区安委办", "Committee Office, Zaozhuang High-tech Zone"),
            new SampleAccount("leader.zz", Role.INSPECTOR, "枣庄高新区巡查组长", "leader of a tour group, Zaozhuang"),
            new SampleAccount("street.zz", Role.PRINCIPAL, "枣庄兴仁街道主任", "head of a toured street, Zaozhuang"),
            new SampleAccount(SECOND_STREET, Role.PRINCIPAL, "枣庄张范街道主任", "head of a street that rectifies, Zaozhuang"),
            new SampleAccount("office", Role.COMMITTEE_OFFICE, "无锡市安委办", "Committee Office, Wuxi"),
            new SampleAccount("office.jz", Role.COMMITTEE_OFFICE, "荆州市安委办", "Committee Office, Jingzhou"),
            new SampleAccount("office.xn", Role.COMMITTEE_OFFICE, "咸宁市安委办", "Committee Office, Xianning"),
            new SampleAccount(
                    "county.xn", Role.COMMITTEE_OFFICE, "咸宁嘉鱼县安委办", "Committee Office, Jiayu County, Xianning"),
            new SampleAccount("town.xn", Role.PRINCIPAL, "咸宁嘉鱼县一镇镇长", "head of a town in Jiayu County, Xianning"),
            new SampleAccount("staffing.xn", Role.DEPARTMENT, "咸宁市编办", "staffing office, Xianning"),
            new SampleAccount("supervisor", Role.SUPERVISOR, "硕放街道安监员", "safety supervisor, Shuofang"),
            new SampleAccount("inspector", Role.INSPECTOR, "无锡市巡查组", "inspection team, Wuxi"),
            new SampleAccount("department", Role.DEPARTMENT, "新吴区应急管理局", "emergency bureau, Xinwu"),
            new SampleAccount("enterprise", Role.ENTERPRISE, "锡新精密机械公司", "an enterprise in Shuofang"),
            new SampleAccount("grid", Role.GRID_WORKER, "硕放街道网格员", "grid worker, Shuofang"),
            new SampleAccount("auditor", Role.AUDITOR, "无锡市审计员", "auditor, Wuxi"),
            new SampleAccount("admin", Role.ADMINISTRATOR, "系统管理员", "system administrator"),
            new SampleAccount("security", Role.SECURITY, "安全管理员", "accounts and tokens"));
}
