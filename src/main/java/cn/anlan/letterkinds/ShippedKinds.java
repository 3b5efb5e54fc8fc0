package cn.anlan.letterkinds;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.regimes.PackFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Takes in the kinds that come with the product, before anybody writes a letter. */
@Component
class ShippedKinds implements SmartInitializingSingleton {

    static final List<String> FILES = List.of("official.yaml", "tours.yaml");

    private static final Logger LOG = LoggerFactory.getLogger(ShippedKinds.class);

    private final LetterKinds kinds;

    ShippedKinds(LetterKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String file : FILES) {
            String text = text(file);
            if (!kinds.has(text)) {
                take(file, text);
            }
        }
    }

    private void take(String file, String text) {
        try {
            kinds.take(Actor.system(), null, file, text);
        } catch (Problem refused) {
            // The versions stored stay; letters can be written with them.
            LOG.error("{} was refused: {}", file, faults(refused));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> faults(Problem refused) {
        return ((List<PackFault>) refused.extras().getOrDefault("faults", List.of()))
                .stream()
                        .map(fault -> fault.file() + ":" + fault.line() + " "
                                + fault.reason().en())
                        .toList();
    }

    static String text(String file) {
        try (InputStream resource =
                Objects.requireNonNull(ShippedKinds.class.getResourceAsStream("/letters/" + file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
