package cn.anlan.access;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the web application: files with their own name for long, and its first page for every address of a page in it. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    /** How a file's address ends. A clause's number has a dot too ({@code /clauses/WX-2.0}), but a digit after it. */
    private static final Pattern FILE = Pattern.compile("\\.[a-z][a-z0-9]*$", Pattern.CASE_INSENSITIVE);

    private static final String PLACE = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Built files carry a hash of their content in their name.
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(PLACE + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(PLACE)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new FirstPage());
    }

    private static final class FirstPage extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource place) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, place);
            if (file != null || path.startsWith("api/") || FILE.matcher(path).find()) {
                return file;
            }
            return super.getResource("index.html", place);
        }
    }
}
