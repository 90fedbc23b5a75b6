package io.wirt.formats.sysv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XinetdFileTest {
    private static final String RSYNC =
            "# off: by default\r\nservice rsync\n{\n\tdisable\t= yes \n\tsocket_type = stream\n}";

    @Test
    void onlyTheWordIsReplaced() {
        XinetdFile file = XinetdFile.parse(RSYNC);
        assertThat(file.enabled()).isFalse();
        assertThat(file.with(true).text()).isEqualTo(RSYNC.replace("= yes ", "= no "));
        assertThat(file.with(true).with(false).text()).isEqualTo(RSYNC);
    }

    @Test
    void whatIsAsItShallBeIsTheSameFile() {
        XinetdFile file = XinetdFile.parse(RSYNC);
        assertThat(file.with(false)).isSameAs(file);
    }

    @Test
    void aServiceThatDoesNotSayIsEnabled() {
        XinetdFile file = XinetdFile.parse("service time\n{\n\ttype = INTERNAL\n}\n");
        assertThat(file.enabled()).isTrue();
        assertThat(file.with(false).text()).isEqualTo("service time\n{\n\tdisable = yes\n\ttype = INTERNAL\n}\n");
    }

    @Test
    void aLongerWordIsAnotherAttribute() {
        assertThat(XinetdFile.parse("service a\n{\n\tdisabled = yes\n}\n").enabled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "service a\n{\n}\nservice b\n{\n}\n", "service a\n{\ndisable = no\ndisable = yes\n}\n"})
    void whatIsNotOneServiceWithOneWordIsNotEdited(String text) {
        XinetdFile file = XinetdFile.parse(text);
        assertThat(file.isPlain()).isFalse();
        assertThatThrownBy(() -> file.with(false)).isInstanceOf(IllegalStateException.class);
    }
}
