package cn.anlan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTests {

    @Test
    void modulesUseOnlyWhatTheyMay() {
        ApplicationModules.of(Anlan.class).verify();
    }
}
