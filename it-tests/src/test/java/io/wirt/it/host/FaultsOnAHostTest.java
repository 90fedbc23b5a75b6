package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A host that is not as it should be: what the user reads, the exit status, and the state that is left. */
@OnHosts(HostImage.Init.SYSV)
class FaultsOnAHostTest {
    private static final String GRUB = "/boot/grub/grub.conf";
    private static final String KSMTUNED = "/etc/ksmtuned.conf";
    private static final String PLAYBOOK = "/root/playbook.yaml";
    private static final String OWED = TestHost.STATE + "/owed";
    private static final Path AFTER = Path.of("../playbooks/hosts/centos6-opteron-after-reboot");

    private static final int DONE = 0;
    private static final int NOT_ALL = 1;
    private static final int CHANGES = 2;
    private static final int REBOOT_PENDING = 3;
    private static final int CHECK_FAILED = 4;
    private static final int ANOTHER_RUN = 6;

    @AutoClose
    private final TestHost host;

    FaultsOnAHostTest(HostImage image) {
        host = TestHost.start(image);
    }

    @Test
    void onAFullBootTheMenuStaysAsItWasTheRestIsDoneAndTheNextRunDoesWhatIsLeft() {
        mountBoot("size=64k");
        String menu = host.read(GRUB);
        host.run("sh", "-c", "cat /dev/zero >/boot/fill 2>/dev/null; test -s /boot/fill")
                .exits(0);

        String said = apply(TestHost.HOW_TO).exits(NOT_ALL).out();

        assertThat(said)
                .contains("error[host.no-space]: /boot/grub/grub.conf cannot be written: No space left on device")
                .contains("-> make room on its file system: df, and df -i")
                .contains("3 resources changed, 1 not brought to its state.");
        assertThat(host.read(GRUB)).isEqualTo(menu);
        assertThat(names("/boot/grub")).containsExactly("grub.conf", "menu.lst");
        assertThat(host.ksmtuned()).isPresent();

        host.run("rm", "/boot/fill").exits(0);
        assertThat(apply(TestHost.HOW_TO).exits(DONE).out()).contains("1 resource changed.");
        isAsInTheHowTo();
    }

    @Test
    void ofAReadOnlyBootThePlanWarnsAlready() {
        mountBoot("size=64k");
        host.run("mount", "-o", "remount,ro", "/boot").exits(0);
        String menu = host.read(GRUB);

        String planned = host.wirt("plan", TestHost.HOW_TO).exits(DONE).out();
        String said = apply(TestHost.HOW_TO).exits(NOT_ALL).out();

        String words = "[host.read-only]: /boot/grub/grub.conf cannot be written: Read-only file system";
        assertThat(planned).contains("+ amd_iommu=on", "warning" + words, "-> mount its file system writable");
        assertThat(said).contains("error" + words, "-> mount its file system writable");
        assertThat(host.read(GRUB)).isEqualTo(menu);

        host.run("mount", "-o", "remount,rw", "/boot").exits(0);
        apply(TestHost.HOW_TO).exits(DONE);
        isAsInTheHowTo();
    }

    @Test
    void ofABootThatIsNotMountedNothingIsWrittenToTheDirectoryUnderneath() {
        host.run("mv", "/boot", "/root/boot").exits(0);
        host.run("mkdir", "/boot").exits(0);
        host.write("/etc/fstab", "/dev/sda1 /boot ext4 defaults 1 2\n");
        Snapshot before = Snapshot.of(host, "/boot", "/etc", "/var");

        String said = apply(TestHost.HOW_TO).exits(CHECK_FAILED).out();

        assertThat(said)
                .contains(
                        "error[kernel-args.boot-not-mounted]: /boot is a file system of its own, and it is not mounted")
                .contains("(/etc/fstab:1)")
                .contains("-> mount /boot");
        assertThat(before.differencesTo(Snapshot.of(host, "/boot", "/etc", "/var")))
                .isEmpty();
    }

    @Test
    void aServiceThatDoesNotStartIsEnabledAllTheSameAndItsOwnWordsAreShown() {
        service("echo 'cannot bind port 16509' >&2; exit 1");

        String said = apply(PLAYBOOK).exits(NOT_ALL).out();

        assertThat(said)
                .contains("done before: run chkconfig --add broken")
                .contains("error[host.command-failed]: service broken start ended with exit status 1\n"
                        + "          cannot bind port 16509")
                .contains("1 resource changed in part.");
        assertThat(names("/etc/rc3.d")).contains("S90broken");
        host.wirt("status", "--detailed-exitcode").exits(CHANGES);
    }

    @Test
    void aServiceThatEndsASecondAfterItsStartIsNotTakenForARunningOne() {
        service("sleep 1 >/dev/null 2>&1 & echo $! >/var/run/broken.pid");

        String said = apply(PLAYBOOK).exits(NOT_ALL).out();

        assertThat(said)
                .contains(
                        "error[service.did-not-stay]: 'service broken start' succeeded, but afterwards died -> running")
                .contains("-> look into the service's own log");
        assertThat(host.statusOf("broken")).isEqualTo(1);
        host.wirt("status", "--detailed-exitcode").exits(CHANGES);
    }

    @Test
    void aStartThatHangsIsEndedAfterAMinuteAndMeanwhileASecondRunIsSentAway() throws Exception {
        service("sleep 1000");
        CompletableFuture<TestHost.Outcome> hanging = CompletableFuture.supplyAsync(() -> apply(PLAYBOOK));
        host.run("sh", "-c", "until pidof -q sleep; do sleep 0.1; done").exits(0);

        String sentAway = apply(PLAYBOOK).exits(ANOTHER_RUN).err();
        String looked = host.wirt("plan", PLAYBOOK).exits(DONE).out();

        assertThat(sentAway)
                .contains("error[run.locked]: another run is at work: process ")
                .contains(PLAYBOOK);
        assertThat(looked).contains("Another run is at work, so this may be half of what it does: process ");

        String said = hanging.get(100, TimeUnit.SECONDS).exits(NOT_ALL).out();
        assertThat(said).contains("error[host.command-timed-out]: service broken start did not end within 60 seconds");
        assertThat(host.run("pidof", "sleep").exit())
                .as("what it had started is ended")
                .isEqualTo(1);
        assertThat(host.wirt("status", "--detailed-exitcode").exits(CHANGES).out())
                .contains("stopped -> running");
    }

    @Test
    void withoutChkconfigThePlanWarnsTheRestIsDoneAndTheRestartStaysOwed() {
        host.run("sh", "-c", "service ksmtuned start >/dev/null 2>&1").exits(0);
        String daemon = host.ksmtuned().orElseThrow();
        host.run("mv", "/usr/sbin/chkconfig", "/root/chkconfig").exits(0);

        assertThat(host.wirt("plan", TestHost.HOW_TO).exits(DONE).out()).contains("warning[host.no-command]");
        String said = apply(TestHost.HOW_TO).exits(NOT_ALL).out();

        assertThat(said)
                .contains("error[host.no-command]: there is no program chkconfig in /usr/sbin:/usr/bin:/sbin:/bin")
                .contains("-> install the package that brings chkconfig")
                .contains("2 resources changed, 2 not brought to its state.");
        assertThat(host.wirt("status").exits(DONE).out())
                .contains("Owed from an earlier run: ksmtuned -> service/ksmtuned.");
        assertThat(host.ksmtuned()).contains(daemon);

        host.run("mv", "/root/chkconfig", "/usr/sbin/chkconfig").exits(0);
        apply(TestHost.HOW_TO).exits(DONE);
        assertThat(host.ksmtuned()).isPresent().get().isNotEqualTo(daemon);
        isAsInTheHowTo();
    }

    @Test
    void whateverLanguageAHostSpeaksThePlanIsTheSame() {
        String english = host.wirt("plan", TestHost.HOW_TO).exits(DONE).out();

        List<String> said = new ArrayList<>();
        for (String locale : List.of("de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8", "tr_TR.UTF-8")) {
            host.write("/etc/sysconfig/i18n", "LANG=\"" + locale + "\"\n");
            said.add(speaking(locale, "chkconfig", "--list", "ksm").out().split("\t", -1)[1]
                    + speaking(locale, "chkconfig", "--list", "nothing").err());
            assertThat(speaking(locale, "wirt", "plan", TestHost.HOW_TO)
                            .exits(DONE)
                            .out())
                    .as(locale)
                    .isEqualTo(english);
        }

        assertThat(said.subList(0, 3)).as("what chkconfig says there").doesNotHaveDuplicates();
        assertThat(said.get(0)).startsWith("0:Aus");
        assertThat(said.get(1)).startsWith("0:arr\u00eat");
        assertThat(said.get(2)).contains("\u30b5\u30fc\u30d3\u30b9");
    }

    @Test
    void aGermanHostIsBroughtToTheSameStateAndASecondRunIsQuiet() {
        host.write("/etc/sysconfig/i18n", "LANG=\"de_DE.UTF-8\"\nSYSFONT=\"latarcyrheb-sun16\"\n");
        assertThat(german("service", "ksmtuned", "status").out())
                .as("what a service says there")
                .contains("ist gestoppt");

        german("wirt", "apply", TestHost.HOW_TO, "--yes").exits(DONE);

        isAsInTheHowTo();
        Snapshot before = Snapshot.of(host, "/boot", "/etc", "/var/run", "/var/lock");
        assertThat(german("wirt", "apply", TestHost.HOW_TO, "--yes").exits(DONE).out())
                .contains("Nothing changed.");
        assertThat(Snapshot.of(host, "/boot", "/etc", "/var/run", "/var/lock")).isEqualTo(before);
    }

    @Test
    void whereTheClockWentBackADayARunThatWasCutOffIsFinishedWithTheRestartThatItOwed() {
        host.run("sh", "-c", "service ksmtuned start >/dev/null 2>&1").exits(0);
        String daemon = host.ksmtuned().orElseThrow();
        // The dynamic linker, not a shell, knows what $LIB is here.
        String clock = "LD_PRELOAD=/usr/$LIB/faketime/libfaketime.so.1";
        String[] cutOff = {"/opt/lab/killed", OWED, "0.1", "env", clock, "FAKETIME=+1d"};
        host.run(concat(cutOff, "wirt", "apply", TestHost.HOW_TO, "--yes")).exits(0);
        assertThat(names(OWED)).isNotEmpty();
        assertThat(host.read(TestHost.STATE + "/running")).contains(tomorrow());

        apply(TestHost.HOW_TO).exits(DONE);

        assertThat(host.ksmtuned()).isPresent().get().isNotEqualTo(daemon);
        assertThat(names(OWED)).isEmpty();
        assertThat(host.wirt("status", "--detailed-exitcode")
                        .exits(REBOOT_PENDING)
                        .out())
                .contains("Nothing to change.");
        isAsInTheHowTo();
    }

    @Test
    void whereKsmtunedHasSwitchedMergingOffNothingIsToBeDone() {
        apply(TestHost.HOW_TO).exits(DONE);
        String daemon = host.ksmtuned().orElseThrow();
        host.write("/sys/kernel/mm/ksm/run", "0\n");

        assertThat(apply(TestHost.HOW_TO).exits(DONE).out()).contains("Nothing changed.");

        assertThat(host.read("/sys/kernel/mm/ksm/run")).isEqualTo("0\n");
        assertThat(host.ksmtuned()).contains(daemon);
    }

    private TestHost.Outcome apply(String playbook) {
        return host.wirt("apply", playbook, "--yes");
    }

    /** As a root shell with the language of the host would run it. */
    private TestHost.Outcome german(String... words) {
        return speaking("de_DE.UTF-8", words);
    }

    private TestHost.Outcome speaking(String locale, String... words) {
        String language = "LANGUAGE=" + locale.substring(0, 2);
        return host.run(concat(new String[] {"env", "LANG=" + locale, language}, words));
    }

    private static String[] concat(String[] first, String... rest) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(rest)).toArray(String[]::new);
    }

    /** Gives {@code /boot} a file system of its own, with the same files. */
    private void mountBoot(String options) {
        host.run("cp", "-a", "/boot", "/root/boot").exits(0);
        host.run("mount", "-t", "tmpfs", "-o", options + ",mode=755", "none", "/boot")
                .exits(0);
        host.run("cp", "-a", "/root/boot/grub", "/boot/").exits(0);
        host.run("sh", "-c", "cp -a /root/boot/config-* /boot/").exits(0);
    }

    /** A service {@code broken}, and a playbook that wants it enabled and running. */
    private void service(String start) {
        host.write("/etc/rc.d/init.d/broken", """
                #!/bin/sh
                # chkconfig: 345 90 10
                # description: does not do what it should
                pid=$(cat /var/run/broken.pid 2>/dev/null)
                case $1 in
                    start) START ;;
                    status) [ -n "$pid" ] || exit 3; [ -d "/proc/$pid" ] || exit 1 ;;
                esac
                """.replace("START", start));
        host.run("chmod", "755", "/etc/rc.d/init.d/broken").exits(0);
        host.write(PLAYBOOK, """
                wirt: 1
                resources:
                  - service: { name: broken, enabled: true, running: true }
                """);
    }

    private void isAsInTheHowTo() {
        assertThat(host.read(GRUB)).isEqualTo(TestHost.text(AFTER.resolve("boot/grub/grub.conf")));
        assertThat(host.read(KSMTUNED)).isEqualTo(TestHost.text(AFTER.resolve("etc/ksmtuned.conf")));
        assertThat(names("/etc/rc3.d")).containsExactly("S84ksm", "S85ksmtuned");
        assertThat(host.statusOf("ksmtuned")).isZero();
    }

    private List<String> names(String directory) {
        return host.run("ls", "-A", directory).exits(0).out().lines().toList();
    }

    private String tomorrow() {
        return host.run("date", "-u", "-d", "1 day", "+%Y%m%d").exits(0).out().strip();
    }
}
