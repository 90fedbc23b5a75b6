package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Debian with SysV init: update-rc.d makes and turns links, insserv numbers them, Wirt understands both. */
@OnHosts(HostImage.Init.SYSV_OF_DEBIAN)
class DebianSysvHostTest {
    private static final String PLAYBOOK = "/root/playbook.yaml";
    private static final List<String> LEVELS = List.of("2", "3", "4", "5");

    @AutoClose
    private final TestHost host;

    DebianSysvHostTest(HostImage image) {
        host = TestHost.start(image);
    }

    @Test
    void aServiceIsEnabledAndRunsAndASecondRunIsQuiet() {
        host.run("service", "cron", "stop").exits(0);
        host.run("update-rc.d", "cron", "disable").exits(0);
        for (String level : LEVELS) {
            assertThat(cron(level)).as("runlevel %s", level).startsWith("K");
        }
        declares("{ name: cron, enabled: true, running: true }");

        assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out())
                .contains("~ runlevel 2, 3, 4, 5 off -> on", "~ running stopped -> running");

        for (String level : LEVELS) {
            assertThat(cron(level)).as("runlevel %s", level).startsWith("S");
        }
        host.run("service", "cron", "status").exits(0);
        isQuiet();
    }

    @Test
    void itIsDisabledAndStopsAndStaysSoAcrossABoot() {
        host.run("service", "cron", "status").exits(0);
        declares("{ name: cron, enabled: false, running: false }");

        host.wirt("apply", PLAYBOOK, "--yes").exits(0);

        for (String level : LEVELS) {
            assertThat(cron(level)).as("runlevel %s", level).startsWith("K");
        }
        isQuiet();
        host.reboot();
        host.run("service", "cron", "status").exits(3);
        isQuiet();
    }

    @Test
    void oneThatHasNoLinksGetsThemInTheNamedRunlevelsOnly() {
        host.run("update-rc.d", "-f", "cron", "remove").exits(0);
        declares("{ name: cron, runlevels: [2, 3] }");

        host.wirt("apply", PLAYBOOK, "--yes").exits(0);

        assertThat(cron("2")).startsWith("S");
        assertThat(cron("3")).startsWith("S");
        assertThat(cron("4")).startsWith("K");
        assertThat(cron("5")).startsWith("K");
        isQuiet();
    }

    @Test
    void servicesThatInsservNumbersAnewOnTheWayAreNotTakenForMoved() {
        script("first", "");
        script("second", "first");
        declares("{ name: second, enabled: true }", "{ name: first, enabled: true }", "{ name: cron, enabled: false }");

        host.wirt("apply", PLAYBOOK, "--yes").exits(0);

        assertThat(link("first", "2")).startsWith("S");
        assertThat(link("second", "2")).startsWith("S").isGreaterThan(link("first", "2"));
        assertThat(cron("2")).startsWith("K");
        isQuiet();
    }

    private void declares(String... services) {
        host.write(PLAYBOOK, "wirt: 1\nresources:\n  - service: " + String.join("\n  - service: ", services) + "\n");
    }

    private void script(String name, String needs) {
        String path = "/etc/init.d/" + name;
        host.write(path, """
                #!/bin/sh
                ### BEGIN INIT INFO
                # Provides:          NAME
                # Required-Start:    $remote_fs NEEDS
                # Required-Stop:     $remote_fs NEEDS
                # Default-Start:     2 3 4 5
                # Default-Stop:      0 1 6
                ### END INIT INFO
                exit 0
                """.replace("NAME", name).replace("NEEDS", needs));
        host.run("chmod", "755", path).exits(0);
        host.run("update-rc.d", name, "defaults-disabled").exits(0);
    }

    private void isQuiet() {
        Snapshot before = Snapshot.of(host, "/etc");
        assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).contains("Nothing changed.");
        assertThat(Snapshot.of(host, "/etc")).isEqualTo(before);
    }

    private String cron(String level) {
        return link("cron", level);
    }

    private String link(String service, String level) {
        return host.run("sh", "-c", "cd /etc/rc" + level + ".d && ls -d [SK][0-9][0-9]" + service)
                .exits(0)
                .out()
                .strip();
    }
}
