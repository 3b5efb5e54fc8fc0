package cn.anlan.accidents;

import cn.anlan.platform.Bilingual;

/**
 * Kinds of accident after GB 6441-2025. The standard's own codes weren't to be had; names and number are those on which the accounts of it
 * agree, so a code may be added beside them later.
 */
public enum AccidentKind {
    STRUCK_BY_OBJECT("物体打击", "Struck by an object"),
    SITE_VEHICLE("厂（场）内车辆致害", "Vehicle on a site"),
    ROAD_OR_RAIL_VEHICLE("道路（轨道）车辆致害", "Road or rail vehicle"),
    MACHINERY("机械致害", "Machinery"),
    LIFTING("起重致害", "Lifting"),
    ELECTRIC_SHOCK("触电", "Electric shock"),
    DROWNING("淹溺", "Drowning"),
    BURN("灼烫", "Burn or scald"),
    FIRE("火灾", "Fire"),
    FALL_FROM_HEIGHT("高处坠落", "Fall from a height"),
    FALL("跌落", "Fall"),
    COLLAPSE("坍塌", "Collapse"),
    WATER_INRUSH("水害", "Inrush of water"),
    VESSEL_EXPLOSION("容器爆炸", "Explosion of a vessel"),
    PIPELINE_EXPLOSION("管道爆炸", "Explosion of a pipeline"),
    GAS_EXPLOSION("可燃气体爆炸", "Explosion of combustible gas"),
    VAPOUR_EXPLOSION("可燃液体蒸气爆炸", "Explosion of combustible vapour"),
    DUST_EXPLOSION("粉尘爆炸", "Dust explosion"),
    CIVIL_EXPLOSIVES("民用爆炸物品爆炸", "Explosion of civil explosives"),
    FIREWORKS("烟花爆竹爆炸", "Explosion of fireworks"),
    OTHER_SOLID_EXPLOSION("其他可燃固体爆炸", "Explosion of another combustible solid"),
    MOLTEN_MATERIAL_EXPLOSION("高温熔融物爆炸", "Explosion of molten material"),
    POISONING("中毒", "Poisoning"),
    ASPHYXIATION("窒息", "Asphyxiation"),
    LANDSLIDE("滑坡", "Landslide"),
    LEAKAGE("泄漏", "Leakage"),
    OTHER("其他事故", "Other accident");

    private final Bilingual label;

    AccidentKind(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    public Bilingual label() {
        return label;
    }
}
