package io.wirt.formats.sysv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RcLocalTest {
    private static final String CENTOS = "#!/bin/sh\n# comment\n\ntouch /var/lock/subsys/local\n";
    private static final String DEBIAN = "#!/bin/sh -e\n# must exit 0\n\nexit 0\n";
    private static final String BLOCK = "# BEGIN me\necho 1\n# END me\n";

    @Test
    void theBlockGoesToTheEnd() {
        assertThat(with(CENTOS, "echo 1")).isEqualTo(CENTOS + BLOCK);
    }

    @Test
    void theBlockGoesBeforeTheExitThatEndsTheScript() {
        assertThat(with(DEBIAN, "echo 1")).isEqualTo("#!/bin/sh -e\n# must exit 0\n\n" + BLOCK + "exit 0\n");
    }

    @Test
    void aBlockIsReplacedInItsPlace() {
        assertThat(with("a\n" + BLOCK + "b\n", "echo 2", "echo 3"))
                .isEqualTo("a\n# BEGIN me\necho 2\necho 3\n# END me\nb\n");
    }

    @Test
    void aBlockWithoutLinesIsRemoved() {
        assertThat(with("a\n" + BLOCK + "b\n")).isEqualTo("a\nb\n");
        assertThat(with("a\n")).isEqualTo("a\n");
    }

    @Test
    void nothingIsWrittenTwice() {
        String once = with(DEBIAN, "echo 1");
        assertThat(with(once, "echo 1")).isEqualTo(once);
        assertThat(RcLocal.parse(once, "me").block()).containsExactly("echo 1");
    }

    @Test
    void anEmptyScriptGetsAnInterpreterAndALastLineItsEnd() {
        assertThat(with("", "echo 1")).isEqualTo("#!/bin/sh\n" + BLOCK);
        assertThat(with("a", "echo 1")).isEqualTo("a\n" + BLOCK);
    }

    @Test
    void theOtherLinesKeepTheirNumbers() {
        assertThat(RcLocal.parse("a\n" + BLOCK + "b\n", "me").others()).containsExactly("a", "", "", "", "b");
    }

    @Test
    void aScriptThatMayEndEarlyIsRefused() {
        refuses("if x; then\n  exit 1\nfi\n", 2);
        refuses("exit 0\ntouch x\n", 1);
        refuses("a\nexec b\n", 2);
    }

    @Test
    void blocksThatAreNotOneBlockAreRefused() {
        refuses(BLOCK + BLOCK, 4);
        refuses("# END me\n", 1);
        refuses("a\n# BEGIN me\necho 1\n", 2);
    }

    @Test
    void wordsThatOnlyBeginLikeExitEndNothing() {
        assertThat(RcLocal.parse("exitcode=1\nexecutor\n# exit 1\n", "me").obstacle())
                .isEmpty();
    }

    private static String with(String text, String... lines) {
        return RcLocal.parse(text, "me").with(List.of(lines)).text();
    }

    private static void refuses(String text, int line) {
        RcLocal script = RcLocal.parse(text, "me");
        assertThat(script.obstacle())
                .hasValueSatisfying(o -> assertThat(o.line()).isEqualTo(line));
        assertThatThrownBy(() -> script.with(List.of("x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aScriptThatMayEndBeforeItsLastLineIsRefused() {
        for (String line : List.of(
                "[ -e /etc/x ] || exit 0",
                "mountpoint -q /a && exit 0",
                "if t; then exit 1; fi",
                "exit 0; fi",
                "{ exit; }",
                "exec /usr/bin/program",
                "return 1")) {
            assertThat(RcLocal.parse("#!/bin/sh\n" + line + "\ntouch /x\n", "it")
                            .obstacle())
                    .as(line)
                    .hasValueSatisfying(obstacle -> assertThat(obstacle.line()).isEqualTo(2));
        }
    }

    @Test
    void outputThatIsSentElsewhereAndAPlainExitAtTheEndAreNoObstacles() {
        for (String script : List.of(
                "#!/bin/sh -e\nexec >/var/log/rc.local 2>&1\nexit 0\n",
                "#!/bin/bash\nexec 2>&1\n",
                "#!/usr/bin/env bash\ntouch /x\n",
                "touch exitcode\nexit 0 # the end\n\n# exit\n",
                "")) {
            assertThat(RcLocal.parse(script, "it").obstacle()).as(script).isEmpty();
        }
    }

    @Test
    void whatIsNoScriptForAShellIsRefused() {
        assertThat(RcLocal.parse("#!/usr/bin/perl\nprint 1;\n", "it").obstacle())
                .isPresent();
        assertThat(RcLocal.parse("#!/usr/bin/env python3\nprint(1)\n", "it").obstacle())
                .isPresent();
    }
}
