package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An apply that is killed at any moment, and the one after it. */
class KillTest {
    private static final int KILLS = 20;
    private static final long SEED = 20_110_714;
    private static final long LONGEST_START_SECONDS = 60;

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whateverMomentAnApplyIsKilledAtTheNextOneEndsWhereAnUndisturbedOneDoes() throws Exception {
        HostTree undisturbed =
                HostTree.copy("centos6-opteron", Files.createDirectory(directory.resolve("undisturbed")));
        apply(undisturbed).exits(0);
        Map<String, String> wanted = undisturbed.contentsOfHost();
        Random random = new Random(SEED);
        int interrupted = 0;

        for (int kill = 0; kill < KILLS; kill++) {
            HostTree host = HostTree.copy("centos6-opteron", Files.createDirectory(directory.resolve("kill" + kill)));
            long delay = random.nextInt(200_000);
            boolean early = kill % 4 == 0;

            boolean ended = killed(host, early, delay);

            String moment =
                    "kill %d of seed %d, %d us after %s".formatted(kill, SEED, delay, early ? "start" : "begin");
            isWholeOrUntouched(host, undisturbed, moment);
            interrupted += !ended && Files.exists(host.at(HostTree.STATE + "/running")) ? 1 : 0;
            assertThat(apply(host).exits(0).said()).as(moment).doesNotContain("internal error");
            Map<String, String> now = host.contentsOfHost();
            List<String> left = now.keySet().stream()
                    .filter(name -> name.contains(".wirt-"))
                    .toList();
            assertThat(left).as("left behind by %s", moment).isEmpty();
            assertThat(now).as(moment).isEqualTo(wanted);
            assertThat(host.at(HostTree.STATE + "/running")).doesNotExist();
        }
        // Else the moments were all too early or too late, and nothing was shown.
        assertThat(interrupted).as("runs that were cut off in the middle").isPositive();
    }

    /** Whether it came to its end before it was killed. */
    private boolean killed(HostTree host, boolean early, long delayMicroseconds) throws Exception {
        Process process = wirt.start("apply", Program.HOW_TO, "--yes", "--root", host.path());
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        // Most of a run is the start of the virtual machine; the interesting part begins with the journal.
        while (!early
                && process.isAlive()
                && System.nanoTime() < latest
                && !Files.exists(host.at(HostTree.STATE + "/lock"))) {
            Thread.onSpinWait();
        }
        TimeUnit.MICROSECONDS.sleep(delayMicroseconds);
        boolean ended = !process.isAlive();
        process.destroyForcibly().waitFor();
        return ended;
    }

    /** At no moment is a file half written, or open to others than before. */
    private static void isWholeOrUntouched(HostTree host, HostTree undisturbed, String moment) throws Exception {
        Path fresh = Path.of("../playbooks/hosts/centos6-opteron");
        for (String name : List.of(HostTree.GRUB, HostTree.KSMTUNED)) {
            assertThat(host.bytes(name))
                    .as("%s after %s", name, moment)
                    .isIn(Files.readAllBytes(fresh.resolve(name)), undisturbed.bytes(name));
            assertThat(Files.getPosixFilePermissions(host.at(name)))
                    .isEqualTo(Files.getPosixFilePermissions(undisturbed.at(name)));
        }
    }

    private Program.Outcome apply(HostTree host) {
        return wirt.run("apply", Program.HOW_TO, "--yes", "--root", host.path());
    }
}
