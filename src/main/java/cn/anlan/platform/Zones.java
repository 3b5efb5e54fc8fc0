package cn.anlan.platform;

import java.time.ZoneId;

/** The one time zone in which the law counts days. */
public final class Zones {

    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Zones() {}
}
