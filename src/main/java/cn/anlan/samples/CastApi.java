package cn.anlan.samples;

import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who can be played in a simulation: the accounts of the samples, without their password. Empty where nothing is simulated. */
@RestController
@RequestMapping("/api/simulation/cast")
class CastApi {

    private final boolean playing;

    CastApi(Environment environment, @Value("${anlan.samples:false}") boolean samples) {
        this.playing = samples && environment.acceptsProfiles(Profiles.of("simulation"));
    }

    @GetMapping
    @Allowed(anyone = true)
    List<Part> cast() {
        return playing
                ? SampleAccounts.ALL.stream()
                        .map(one -> new Part(one.account(), one.role(), new Bilingual(one.zh(), one.en())))
                        .toList()
                : List.of();
    }

    record Part(String account, Role role, Bilingual title) {}
}
