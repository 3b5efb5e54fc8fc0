package cn.anlan.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a password must not be. Length counts for more than odd characters (NIST SP 800-63B), so no mixture is demanded. */
final class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    /** The most common ones of ten and more characters, in lower case and without what is not a letter or digit. */
    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "0123456789",
            "9876543210",
            "0987654321",
            "1111111111",
            "0000000000",
            "8888888888",
            "6666666666",
            "12345678910",
            "123456789a",
            "a123456789",
            "1q2w3e4r5t",
            "1qaz2wsx3edc",
            "qwertyuiop",
            "asdfghjkl123",
            "qwerty123456",
            "password12",
            "password123",
            "password1234",
            "passw0rd123",
            "admin12345",
            "admin123456",
            "administrator",
            "iloveyou123",
            "woaini1314",
            "woaini1314520",
            "5201314520",
            "1314520520",
            "abc1234567",
            "abcd123456",
            "abc123456789",
            "zxcvbnm123",
            "anquan12345",
            "anlan12345",
            "anlan123456",
            "wuxi123456",
            "welcome123",
            "letmein123",
            "changeme123",
            "qazwsxedc123");

    private PasswordRules() {}

    /** The rule a password breaks, as a key of the module's texts. */
    static Optional<String> broken(String password, String account, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("TooShort");
        }
        if (password.length() > LONGEST) {
            return Optional.of("TooLong");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.contains(account.toLowerCase(Locale.ROOT)) || plain.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("HasName");
        }
        String bare = plain.replaceAll("[^a-z0-9]", "");
        if (COMMON.contains(bare) || plain.codePoints().distinct().count() < 4) {
            return Optional.of("Common");
        }
        return Optional.empty();
    }
}
