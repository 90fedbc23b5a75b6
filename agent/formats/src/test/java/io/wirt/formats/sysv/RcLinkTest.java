package io.wirt.formats.sysv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wirt.testkit.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RcLinkTest {

    @Test
    void startAndKillLinksAreRead() {
        assertThat(RcLink.parse("S84ksm")).contains(new RcLink(true, 84, "ksm"));
        assertThat(RcLink.parse("K06ksmtuned")).contains(new RcLink(false, 6, "ksmtuned"));
    }

    @Test
    void aLinkOfKsmtunedIsNotOneOfKsm() {
        assertThat(RcLink.parse("S85ksmtuned")).map(RcLink::service).contains("ksmtuned");
    }

    @Test
    void otherNamesAreNoLinks() {
        assertThat(List.of("", "S84", "s84ksm", "S8ksm", "S8xksm", "README", "XS84ksm", "S84a/b"))
                .allMatch(name -> RcLink.parse(name).isEmpty());
    }

    @Test
    void anImpossibleLinkCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RcLink(true, 100, "ksm"));
        assertThatIllegalArgumentException().isThrownBy(() -> new RcLink(true, 1, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new RcLink(true, 1, "../ksm"));
    }

    @Test
    void aNameThatIsALinkComesBackAsItWas() {
        Generator.check("links: parse, then file name", 1000, gen -> {
            String name = gen.pick("S", "K", "") + gen.text("0123456789", 3) + gen.bytes(5);
            RcLink.parse(name).ifPresent(link -> assertThat(link.fileName()).isEqualTo(name));
        });
    }
}
