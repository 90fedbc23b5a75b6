package io.wirt.formats.sysv;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.testkit.Generator;
import org.junit.jupiter.api.Test;

class InitScriptHeaderTest {

    private static final String LSB =
            "### BEGIN INIT INFO\n# Provides: ksm\n# Default-Start: 3 4 5\n### END INIT INFO\n";

    @Test
    void theChkconfigLineNamesLevelsAndPriorities() {
        assertThat(InitScriptHeader.parse("#!/bin/sh\n#\n# chkconfig: 345 84 16\n"))
                .contains(new InitScriptHeader("345", 84, 16));
        assertThat(InitScriptHeader.parse("#chkconfig:\t2345  09 1   whatever follows\r\n"))
                .contains(new InitScriptHeader("2345", 9, 1));
    }

    @Test
    void aHyphenMeansNoLevels() {
        assertThat(InitScriptHeader.parse("# chkconfig: - 84 16\n")).contains(new InitScriptHeader("", 84, 16));
    }

    @Test
    void theChkconfigLineGoesBeforeTheLsbBlock() {
        assertThat(InitScriptHeader.parse(LSB + "# chkconfig: 35 84 16\n"))
                .contains(new InitScriptHeader("35", 84, 16));
    }

    @Test
    void anLsbBlockAloneGivesLevels() {
        assertThat(InitScriptHeader.parse("#!/bin/sh\n" + LSB)).contains(new InitScriptHeader("345", 50, 50));
        assertThat(InitScriptHeader.parse(LSB.replace("3 4 5", ""))).contains(new InitScriptHeader("", 50, 50));
    }

    @Test
    void defaultStartCountsOnlyWithinTheBlock() {
        assertThat(InitScriptHeader.parse("# Default-Start: 3 4 5\n")).isEmpty();
    }

    @Test
    void aScriptWithoutHeaderOrWithABrokenOneHasNone() {
        assertThat(InitScriptHeader.parse("#!/bin/sh\necho chkconfig: 345 84 16\n"))
                .isEmpty();
        assertThat(InitScriptHeader.parse("# chkconfig: 345 84\n")).isEmpty();
        assertThat(InitScriptHeader.parse("# chkconfig: 349 84 16\n")).isEmpty();
        assertThat(InitScriptHeader.parse("# chkconfig: 345 100 16\n")).isEmpty();
        assertThat(InitScriptHeader.parse("# chkconfig: 345 84 16x\n")).isEmpty();
    }

    @Test
    void anyScriptCanBeRead() {
        Generator.check("init script header: any text", 1000, gen -> {
            String header = gen.pick("# chkconfig:", LSB + "#", "") + gen.text(" 0123456789-\t\r\n#x", 20);
            InitScriptHeader.parse(header + gen.bytes(20))
                    .ifPresent(parsed -> assertThat(parsed.levels()).matches("[0-6]*"));
        });
    }
}
