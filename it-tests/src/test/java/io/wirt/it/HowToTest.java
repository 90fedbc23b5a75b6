package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The how-to's job: the playbook that ships, on the how-to's machine. */
class HowToTest {
    private static final Set<String> RUNLEVELS_ON = Set.of("2", "3", "4", "5");
    private static final String REBOOT = "amd_iommu=on is configured, but the running kernel was booted without it";

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theHostBecomesWhatTheHowToMakesOfItAndNothingElseOfItChanges() throws Exception {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        HostTree wanted = HostTree.copy("centos6-opteron-after-reboot", directory);
        Map<String, String> before = host.contentsOfHost();

        apply(host).exits(0);

        assertThat(host.bytes(HostTree.GRUB)).isEqualTo(wanted.bytes(HostTree.GRUB));
        assertThat(Files.readSymbolicLink(host.at("boot/grub/menu.lst"))).hasToString("./grub.conf");
        assertThat(Files.readSymbolicLink(host.at("etc/grub.conf"))).hasToString("../boot/grub/grub.conf");
        assertThat(Files.getPosixFilePermissions(host.at(HostTree.GRUB)))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(host.bytes(HostTree.KSMTUNED)).isEqualTo(wanted.bytes(HostTree.KSMTUNED));
        for (String runlevel : List.of("0", "1", "2", "3", "4", "5", "6")) {
            assertThat(host.contentsBelow("etc/rc.d/rc" + runlevel + ".d").keySet())
                    .as("runlevel %s", runlevel)
                    .isEqualTo(links(runlevel));
        }
        assertThat(changed(before, host.contentsOfHost())).isEqualTo(changedByTheHowTo());
    }

    @Test
    void ksmtunedConfHoldsTheTenValuesAndEveryCommentInItsPlace() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        List<String> before = host.text(HostTree.KSMTUNED).lines().toList();

        apply(host).exits(0);

        List<String> after = host.text(HostTree.KSMTUNED).lines().toList();
        List<String> settings = List.of(
                "KSM_MONITOR_INTERVAL=60",
                "KSM_SLEEP_MSEC=10",
                "KSM_NPAGES_BOOST=300",
                "KSM_NPAGES_DECAY=-50",
                "KSM_NPAGES_MIN=64",
                "KSM_NPAGES_MAX=1250",
                "KSM_THRES_COEF=20",
                "KSM_THRES_CONST=2048",
                "LOGFILE=/var/log/ksmtuned",
                "DEBUG=1");
        assertThat(after).hasSameSizeAs(before).containsSubsequence(settings);
        for (int line = 0; line < before.size(); line++) {
            boolean setting = settings.contains(after.get(line));
            assertThat(after.get(line))
                    .as("line %d", line + 1)
                    .isEqualTo(setting ? before.get(line).replaceFirst("^# ", "") : before.get(line));
        }
    }

    @Test
    void aSecondApplyTouchesNothingOutsideTheStateDirectoryAndKeepsNoRecordOfIt() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        apply(host).exits(0);
        Map<String, String> hostBefore = host.everythingOfHost();
        Map<String, String> runsBefore = host.contentsBelow(HostTree.STATE + "/runs");

        apply(host).exits(0);

        assertThat(host.everythingOfHost()).isEqualTo(hostBefore);
        assertThat(host.contentsBelow(HostTree.STATE + "/runs")).isEqualTo(runsBefore);
        assertThat(host.at(HostTree.STATE + "/running")).doesNotExist();
    }

    @Test
    void theDetailedExitStatusTellsChangesFromAPendingReboot() {
        HostTree host = HostTree.copy("centos6-opteron", directory);

        wirt.run("plan", Program.HOW_TO, "--root", host.path(), "--detailed-exitcode")
                .exits(2);
        apply(host, "--detailed-exitcode").exits(3);
        apply(host, "--detailed-exitcode").exits(3);
        wirt.run("plan", Program.HOW_TO, "--root", host.path(), "--detailed-exitcode")
                .exits(3);
    }

    @Test
    void afterTheRebootNothingIsLeftToDoAndTheAfterBootChecksPass() {
        HostTree host = HostTree.copy("centos6-opteron-after-reboot", directory);
        Map<String, String> before = host.contentsOfHost();

        apply(host, "--detailed-exitcode").exits(0);
        Document report = Document.of(apply(host, "--format", "json").exits(0));

        assertThat(report.texts("/afterBoot", "/status")).containsExactly("passed", "passed");
        assertThat(report.texts("/resources", "/status"))
                .containsExactly("unchanged", "unchanged", "unchanged", "unchanged");
        assertThat(host.contentsOfHost()).isEqualTo(before);
    }

    @Test
    void ofServicesThatTheirPackageTurnedOnOnlyRunlevel2Changes() {
        HostTree host = HostTree.copy("centos6-qemu-kvm-fresh", directory);
        Map<String, String> before = host.contentsBelow("etc/rc.d");

        apply(host).exits(0);

        assertThat(changed(before, host.contentsBelow("etc/rc.d")))
                .containsExactlyInAnyOrder(
                        "etc/rc.d/rc2.d/K16ksm",
                        "etc/rc.d/rc2.d/K15ksmtuned",
                        "etc/rc.d/rc2.d/S84ksm",
                        "etc/rc.d/rc2.d/S85ksmtuned");
    }

    @Test
    void statusAsksForTheRebootUntilTheRunningKernelHasTheArgument() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        apply(host).exits(0);

        assertThat(status(host).exits(0).said()).contains(REBOOT);
        assertThat(status(host).exits(0).said()).contains(REBOOT);

        HostTree rebooted = HostTree.copy("centos6-opteron-after-reboot", directory);
        host.write("proc/cmdline", rebooted.bytes("proc/cmdline"));

        // The reboot is no longer asked for, so what is demanded after it is: the kernel's log is still the old one.
        assertThat(status(host).exits(4).said()).doesNotContainIgnoringCase("reboot required");

        host.write("var/log/dmesg", rebooted.bytes("var/log/dmesg"));

        assertThat(status(host).exits(0).said()).doesNotContainIgnoringCase("reboot required");
    }

    private Program.Outcome status(HostTree host) {
        return wirt.run("status", "--root", host.path());
    }

    private Program.Outcome apply(HostTree host, Object... options) {
        List<Object> words =
                new java.util.ArrayList<>(List.of("apply", Program.HOW_TO, "--yes", "--root", host.path()));
        words.addAll(List.of(options));
        return wirt.run(words.toArray());
    }

    private static Set<String> links(String runlevel) {
        String directory = "etc/rc.d/rc" + runlevel + ".d/";
        return RUNLEVELS_ON.contains(runlevel)
                ? Set.of(directory + "S84ksm", directory + "S85ksmtuned")
                : Set.of(directory + "K16ksm", directory + "K15ksmtuned");
    }

    private static Set<String> changedByTheHowTo() {
        Set<String> names = new TreeSet<>(Set.of(HostTree.GRUB, HostTree.KSMTUNED));
        for (String runlevel : RUNLEVELS_ON) {
            names.addAll(links(runlevel));
            names.add("etc/rc.d/rc" + runlevel + ".d/K16ksm");
            names.add("etc/rc.d/rc" + runlevel + ".d/K15ksmtuned");
        }
        return names;
    }

    /** The names that appeared, went or became something else. */
    static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(after);
        all.keySet().removeIf(name -> java.util.Objects.equals(before.get(name), after.get(name)));
        return all.keySet();
    }
}
