package cn.anlan.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Chinese unless English is asked for. */
final class Language extends AcceptHeaderLocaleResolver {

    private static final Language RESOLVER = new Language();

    Language() {
        setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH));
        setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    }

    static Locale of(HttpServletRequest request) {
        return RESOLVER.resolveLocale(request);
    }
}
