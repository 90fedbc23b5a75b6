package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedWayTest {
    private static final int USER = 1000;

    @ParameterizedTest(name = "owner {0}, group {1}, mode {2}: {3}")
    @CsvSource({
        "0,    0,    0755,  true",
        "0,    0,    0775,  true",
        "0,    50,   0775,  false",
        "0,    50,   0755,  true",
        "0,    0,    0777,  false",
        "0,    0,    01777, false",
        "1000, 1000, 0700,  true",
        "1000, 1000, 0775,  true",
        "1000, 50,   0770,  false",
        "1000, 50,   01770, true",
        "1000, 1000, 01777, true",
        "1001, 0,    0755,  false",
    })
    void aDirectoryIsTrustedIfOnlyRootAndTheUserCanChangeIt(int owner, int group, String mode, boolean trusted) {
        Node.Attributes directory = new Node.Attributes(Integer.parseInt(mode, 8), owner, group, "");

        assertThat(TrustedWay.isTrusted(directory, USER)).isEqualTo(trusted);
    }
}
