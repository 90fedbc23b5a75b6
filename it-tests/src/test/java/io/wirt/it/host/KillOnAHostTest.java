package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An apply that is killed on a running host at any moment, and the one after it. A daemon runs there with the settings of
 * its package, so the change of its file owes it a restart.
 */
@OnHosts(HostImage.Init.SYSV)
class KillOnAHostTest {
    /** The law of the kinds tries every action on hosts in memory; this is a sample of moments on a real one. */
    private static final int KILLS = Integer.getInteger("wirt.it.kills", 20);

    /** Most of the time a run waits, for a boot or for a service to prove that it stays. */
    private static final int AT_A_TIME = 5;

    private static final long SEED = 20_110_802;
    /** Longer than the actions take, so that some kills find the run at its last look. */
    private static final double LAST_MOMENT_SECONDS = 1.6;

    private static final Path BEFORE = Path.of("../playbooks/hosts/centos6-opteron");
    private static final Path AFTER = Path.of("../playbooks/hosts/centos6-opteron-after-reboot");
    private static final String LOG = "/var/log/ksmtuned";
    private static final List<String> FILES = List.of("boot/grub/grub.conf", "etc/ksmtuned.conf");

    private final HostImage image;

    KillOnAHostTest(HostImage image) {
        this.image = image;
    }

    /** What a killed run left behind. */
    private enum Left {
        NOTHING,
        A_RUN_TO_FINISH,
        AN_OWED_RESTART
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void whateverMomentAnApplyIsKilledAtTheNextOneConvergesWithTheRestartDone() throws Exception {
        Snapshot wanted = undisturbed();
        Random random = new Random(SEED);
        List<Callable<Left>> kills = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            String delay = String.format(Locale.ROOT, "%.3f", random.nextDouble() * LAST_MOMENT_SECONDS);
            kills.add(() -> killedAndFinished(delay, wanted));
        }

        List<Left> left = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            for (Future<Left> kill : pool.invokeAll(kills)) {
                left.add(kill.get());
            }
        } finally {
            pool.shutdownNow();
        }

        // Else the moments were all too early or too late, and nothing was shown.
        assertThat(left).contains(Left.A_RUN_TO_FINISH, Left.AN_OWED_RESTART);
    }

    private Snapshot undisturbed() {
        try (TestHost host = hostWithADaemon()) {
            host.wirt("apply", TestHost.HOW_TO, "--yes").exits(0);
            return Snapshot.of(host, "/boot", "/etc");
        }
    }

    private Left killedAndFinished(String delay, Snapshot wanted) {
        String moment = delay + " s after the lock was taken";
        try (TestHost host = hostWithADaemon()) {
            String daemon = host.ksmtuned().orElseThrow();

            host.run("/opt/lab/killed", TestHost.STATE + "/lock", delay, "wirt", "apply", TestHost.HOW_TO, "--yes")
                    .exits(0);

            Left left = whatIsLeft(host);
            for (String file : FILES) {
                assertThat(host.read("/" + file))
                        .as("%s, killed %s", file, moment)
                        .isIn(TestHost.text(BEFORE.resolve(file)), TestHost.text(AFTER.resolve(file)));
            }
            host.wirt("apply", TestHost.HOW_TO, "--yes").exits(0);
            assertThat(wanted.differencesTo(Snapshot.of(host, "/boot", "/etc")))
                    .as("killed %s", moment)
                    .isEmpty();
            assertThat(host.ksmtuned())
                    .as("daemon, killed %s", moment)
                    .isPresent()
                    .get()
                    .isNotEqualTo(daemon);
            assertThat(host.read(LOG))
                    .as("log of the daemon, which only the new settings ask for")
                    .contains("total");
            assertThat(whatIsLeft(host)).as("killed %s", moment).isEqualTo(Left.NOTHING);
            return left;
        }
    }

    private static Left whatIsLeft(TestHost host) {
        if (host.run("test", "-e", TestHost.STATE + "/running").exit() != 0) {
            return Left.NOTHING;
        }
        return host.run("ls", TestHost.STATE + "/owed").out().isEmpty() ? Left.A_RUN_TO_FINISH : Left.AN_OWED_RESTART;
    }

    private TestHost hostWithADaemon() {
        TestHost host = TestHost.start(image);
        // The daemon would keep the output of this command open, and the engine would wait for its end.
        host.run("sh", "-c", "service ksmtuned start >/dev/null 2>&1").exits(0);
        return host;
    }
}
