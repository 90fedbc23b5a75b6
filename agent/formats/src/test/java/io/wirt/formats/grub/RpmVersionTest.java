package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RpmVersionTest {

    @Test
    void numbersCountAsNumbersAndWordsAsText() {
        assertThat(RpmVersion.compare("5.14.0-362.18.1", "5.14.0-362.8.1")).isPositive();
        assertThat(RpmVersion.compare("5.9", "5.10")).isNegative();
        assertThat(RpmVersion.compare("1.a", "1.b")).isNegative();
        assertThat(RpmVersion.compare("1.1", "1.a"))
                .as("a number is newer than a word")
                .isPositive();
        assertThat(RpmVersion.compare("1.0.1", "1.0")).isPositive();
        assertThat(RpmVersion.compare("1.007", "1.7")).isZero();
        assertThat(RpmVersion.compare("", "")).isZero();
        assertThat(RpmVersion.compare("a", "")).isPositive();
        assertThat(RpmVersion.compare("99999999999999999999", "1")).isPositive();
    }

    @Test
    void theOrderIsOneWayOnly() {
        List<String> versions = List.of("5.14.0-1.el9", "5.14.0-10.el9", "0-rescue", "5.14", "6.1", "6.1~rc1", "x");
        for (String one : versions) {
            for (String other : versions) {
                assertThat(Integer.signum(RpmVersion.compare(one, other)))
                        .as(one + " " + other)
                        .isEqualTo(-Integer.signum(RpmVersion.compare(other, one)));
            }
        }
    }
}
