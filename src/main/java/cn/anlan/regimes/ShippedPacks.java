package cn.anlan.regimes;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
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

/** Takes in the packs that come with the product, before anything asks for them. */
@Component
class ShippedPacks implements SmartInitializingSingleton {

    static final List<String> NAMES = List.of("wuxi", "jingzhou", "baofeng", "xianning", "zaozhuang");

    private static final Logger LOG = LoggerFactory.getLogger(ShippedPacks.class);

    private final Packs packs;

    ShippedPacks(Packs packs) {
        this.packs = packs;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String name : NAMES) {
            String file = name + ".yaml";
            String text = text(file);
            if (!packs.has(text)) {
                take(file, text);
            }
        }
    }

    private void take(String file, String text) {
        try {
            packs.take(Actor.system(), file, text);
        } catch (Problem refused) {
            // What is stored stays in force; the product can do its work with it.
            LOG.error("{} was refused: {}", file, faults(refused));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> faults(Problem refused) {
        return ((List<PackFault>) refused.extras().getOrDefault("faults", List.of()))
                .stream().map(PackFault::text).toList();
    }

    static String text(String file) {
        try (InputStream resource =
                Objects.requireNonNull(ShippedPacks.class.getResourceAsStream("/regimes/" + file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
