package cn.anlan.letterkinds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AnlanTest
class ShippedKindsTests {

    @Autowired
    LetterKinds kinds;

    @Test
    void knowsTheTextsOfTheProductAgainAndThoseAlone() {
        assertThat(ShippedKinds.FILES).allMatch(file -> kinds.has(ShippedKinds.text(file)));

        assertThat(kinds.has(ShippedKinds.text("official.yaml") + "\n# changed"))
                .isFalse();
    }
}
