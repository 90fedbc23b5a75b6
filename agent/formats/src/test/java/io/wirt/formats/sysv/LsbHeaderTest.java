package io.wirt.formats.sysv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LsbHeaderTest {

    @Test
    void theBlockSaysWhatAScriptDependsOn() {
        assertThat(LsbHeader.parse("""
                        #!/bin/sh
                        # chkconfig: 345 84 16
                        ### BEGIN INIT INFO
                        # Provides: ksm  merging
                        # Required-Start: $local_fs
                        # Should-Start: syslog
                        # Required-Stop: $network
                        # Default-Start: 3 4 5
                        # Default-Stop: 0  1
                        ### END INIT INFO
                        # Should-Stop: nothing of it
                        """))
                .contains(new LsbHeader(
                        List.of("ksm", "merging"),
                        List.of("$local_fs", "syslog"),
                        List.of("$network"),
                        List.of("3", "4", "5"),
                        List.of("0", "1")));
    }

    @Test
    void anEmptyListNamesNothing() {
        assertThat(LsbHeader.parse("### BEGIN INIT INFO\n# Provides:\n#Required-Start: a\n### END INIT INFO\n"))
                .contains(new LsbHeader(List.of(), List.of("a"), List.of(), List.of(), List.of()));
    }

    @Test
    void aScriptWithoutTheBlockDependsOnNothing() {
        assertThat(LsbHeader.parse("#!/bin/sh\n# Required-Start: a\n")).isEmpty();
    }
}
