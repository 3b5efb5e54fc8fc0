package cn.anlan.accidents;

import cn.anlan.platform.Bilingual;

/**
 * Grade of an accident by deaths, serious injuries or direct loss (State Council Order No. 493, art. 3). "Or more" includes the number, "less
 * than" doesn't; the three are joined by "or", so the gravest of them decides.
 */
public enum AccidentGrade {
    ORDINARY("一般", "Ordinary", 0, 0, 0),
    LARGER("较大", "Larger", 3, 10, 10_000_000L),
    MAJOR("重大", "Major", 10, 50, 50_000_000L),
    EXTRAORDINARY("特别重大", "Extraordinary", 30, 100, 100_000_000L);

    private final Bilingual label;
    private final int deaths;
    private final int injuries;
    private final long loss;

    AccidentGrade(String zh, String en, int deaths, int injuries, long loss) {
        this.label = new Bilingual(zh, en);
        this.deaths = deaths;
        this.injuries = injuries;
        this.loss = loss;
    }

    public Bilingual label() {
        return label;
    }

    /**
     * The grade of an accident.
     *
     * @param seriousInjuries acute industrial poisoning included
     * @param loss direct loss in yuan
     */
    static AccidentGrade of(int deaths, int seriousInjuries, long loss) {
        AccidentGrade grade = ORDINARY;
        for (AccidentGrade one : values()) {
            if (deaths >= one.deaths || seriousInjuries >= one.injuries || loss >= one.loss) {
                grade = one;
            }
        }
        return grade;
    }
}
