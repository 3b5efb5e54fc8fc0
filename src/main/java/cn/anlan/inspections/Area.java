package cn.anlan.inspections;

import cn.anlan.platform.Bilingual;

/** The nine areas that a tour examines, in the order of the regime (ZZ-3.1), with the first question of each. */
enum Area {
    CENTRAL_DECISIONS(
            "贯彻中央决策部署",
            "Central decisions",
            "是否学习、部署、落实中央关于安全生产的决策部署和指示要求",
            "Are central decisions and instructions on work safety studied, arranged for and carried out?"),
    HIGHER_AND_DISTRICT_DECISIONS(
            "贯彻上级和本区部署",
            "Higher and district decisions",
            "省、市、区和安委会布置的工作是否按时完成",
            "Is what province, city, district and safety committee assigned done in time?"),
    RESPONSIBILITIES(
            "责任、目标考核与奖惩",
            "Responsibilities, targets and rewards",
            "属地、部门、企业三方责任是否到人，考核奖惩是否兑现",
            "Are the responsibilities of territory, departments and enterprises named to persons, and rewards and penalties paid out as assessed?"),
    PLANNING_AND_TRAINING(
            "规划、投入与培训",
            "Planning, investment and training",
            "规划、安全投入、科技手段和教育培训是否落实",
            "Are planning, safety investment, technical means, education and training in place?"),
    PREVENTION(
            "事故防范、双重预防与专项整治",
            "Prevention, risks, hazards, standardisation and campaigns",
            "风险分级、隐患排查、标准化和专项整治是否有效",
            "Do risk grading, hazard checks, standardisation and special campaigns work?"),
    CAPACITY_AND_EMERGENCY(
            "监管能力与应急",
            "Supervision capacity and emergency",
            "监管机构、人员、装备和应急准备是否到位",
            "Are supervisory bodies, staff, equipment and emergency preparations in place?"),
    CREDIT_AND_REPORTS(
            "信用与举报",
            "Credit and reports",
            "信用管理是否推进，举报是否核查处理",
            "Is credit management carried on, and is every report from the public verified and dealt with?"),
    ACCIDENTS(
            "事故处理与报送",
            "Accident handling and reporting",
            "事故是否依法查处、如实报送，整改和追责是否落实",
            "Are accidents investigated by law and reported truthfully, put right and answered for?"),
    OTHER(
            "交办的其他事项",
            "Other matters assigned",
            "安委会布置的其他事项落实情况",
            "How far are other matters assigned by the safety committee carried out?");

    private final Bilingual label;
    private final Bilingual question;

    Area(String zh, String en, String question, String questionEn) {
        this.label = new Bilingual(zh, en);
        this.question = new Bilingual(question, questionEn);
    }

    Bilingual label() {
        return label;
    }

    Bilingual question() {
        return question;
    }
}
