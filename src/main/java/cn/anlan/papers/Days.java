package cn.anlan.papers;

import java.time.LocalDate;

/** Days as documents in Chinese write them. */
public final class Days {

    private Days() {}

    /** A day without leading zeros: 2026年3月1日. */
    public static String zh(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
