package cn.anlan.obligations;

import cn.anlan.platform.Bilingual;

/**
 * Evidence without which an obligation can't be performed or accepted (ZZ-4.2b).
 *
 * @param kind {@code photo}, {@code document}, {@code audio}, {@code video} or {@code any}
 * @param min how many of that kind at least
 */
public record EvidenceDemand(String kind, int min, Bilingual label) {

    /** @param given kind of a file: {@code photo}, {@code document}, {@code audio} or {@code video} */
    public boolean matches(String given) {
        return kind.equals("any") || kind.equals(given);
    }
}
