package cn.anlan.database;

import org.jspecify.annotations.Nullable;

/** The database can't be used, said in one sentence in each language to the person who started the product. */
public class DatabaseUnusable extends RuntimeException {

    private final String chinese;
    private final String english;

    public DatabaseUnusable(String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " " + english, cause);
        this.chinese = chinese;
        this.english = english;
    }

    public DatabaseUnusable(String chinese, String english) {
        this(chinese, english, null);
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
