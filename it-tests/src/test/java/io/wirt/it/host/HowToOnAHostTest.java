package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The how-to's job on a running host with chkconfig: what becomes of links, services and the daemon. */
@OnHosts(HostImage.Init.SYSV)
class HowToOnAHostTest {
    private static final Path AFTER = Path.of("../playbooks/hosts/centos6-opteron-after-reboot");
    private static final String GRUB = "/boot/grub/grub.conf";
    private static final String KSMTUNED = "/etc/ksmtuned.conf";
    private static final List<String> ON = List.of("2", "3", "4", "5");
    private static final List<String> OFF = List.of("0", "1", "6");
    private static final String[] DATA = {"/etc", "/boot", "/var"};

    @AutoClose
    private final TestHost host;

    HowToOnAHostTest(HostImage image) {
        host = TestHost.start(image);
    }

    @Test
    void aPlanWritesNothing() {
        Snapshot before = Snapshot.of(host, DATA);

        Trace trace = host.tracedWirt("plan", TestHost.HOW_TO);

        assertThat(trace.calls()).as("what was traced is the program").anyMatch(call -> call.paths()
                .contains(KSMTUNED));
        assertThat(trace.changes()).isEmpty();
        assertThat(Snapshot.of(host, DATA)).isEqualTo(before);
        host.wirt("plan", TestHost.HOW_TO, "--detailed-exitcode").exits(2);
    }

    @Test
    void theFilesBecomeThoseOfTheHowToAndLinksStayLinks() {
        Snapshot before = Snapshot.of(host, "/boot", "/etc");

        apply().exits(0);

        assertThat(host.read(GRUB)).isEqualTo(TestHost.text(AFTER.resolve("boot/grub/grub.conf")));
        assertThat(host.read(KSMTUNED)).isEqualTo(TestHost.text(AFTER.resolve("etc/ksmtuned.conf")));
        assertThat(host.link("/boot/grub/menu.lst")).isEqualTo("./grub.conf");
        assertThat(host.link("/etc/grub.conf")).isEqualTo("../boot/grub/grub.conf");
        Snapshot after = Snapshot.of(host, "/boot", "/etc");
        assertThat(after.entry(GRUB).mode()).isEqualTo("600");
        assertThat(after.entry(GRUB).owner()).isEqualTo("0:0");
        assertThat(after.entry(KSMTUNED).mode()).isEqualTo("644");
        assertThat(before.differencesTo(after).keySet())
                .filteredOn(path -> !path.startsWith("/etc/rc.d/"))
                .containsExactlyInAnyOrder(GRUB, KSMTUNED);
    }

    @Test
    void whereTheMenuOrTheSettingsAreALinkTheFileBehindItIsChanged() {
        host.run("mv", GRUB, "/boot/menu").exits(0);
        host.run("ln", "-s", "../menu", GRUB).exits(0);
        host.run("mkdir", "/etc/kvm").exits(0);
        host.run("mv", KSMTUNED, "/etc/kvm/settings").exits(0);
        host.run("ln", "-s", "kvm/settings", KSMTUNED).exits(0);

        apply().exits(0);

        assertThat(host.link(GRUB)).isEqualTo("../menu");
        assertThat(host.link(KSMTUNED)).isEqualTo("kvm/settings");
        assertThat(host.read("/boot/menu")).isEqualTo(TestHost.text(AFTER.resolve("boot/grub/grub.conf")));
        assertThat(host.read("/etc/kvm/settings")).isEqualTo(TestHost.text(AFTER.resolve("etc/ksmtuned.conf")));
    }

    @Test
    void chkconfigKnowsBothServicesAsOnInRunlevels2To5AndSoDoTheLinks() {
        apply().exits(0);

        for (String level : ON) {
            assertThat(links(level)).as("runlevel %s", level).containsExactly("S84ksm", "S85ksmtuned");
        }
        for (String level : OFF) {
            assertThat(links(level)).as("runlevel %s", level).containsExactly("K15ksmtuned", "K16ksm");
        }
        assertThat(host.link("/etc/rc3.d/S85ksmtuned")).isEqualTo("../init.d/ksmtuned");
        for (String service : List.of("ksm", "ksmtuned")) {
            assertThat(host.run("chkconfig", "--list", service).exits(0).out().split("\\s+"))
                    .containsExactly(service, "0:off", "1:off", "2:on", "3:on", "4:on", "5:on", "6:off");
            host.run("chkconfig", service).exits(0);
        }
    }

    @Test
    void theDaemonRunsAndKsmIsOn() {
        assertThat(host.ksmtuned()).isEmpty();

        apply().exits(0);

        assertThat(host.ksmtuned()).isPresent();
        assertThat(host.statusOf("ksmtuned")).isZero();
        assertThat(host.statusOf("ksm")).isZero();
        assertThat(host.read("/sys/kernel/mm/ksm/run").strip()).isEqualTo("1");
    }

    @Test
    void aSecondApplyTouchesNothing() {
        apply("--detailed-exitcode").exits(3);
        Snapshot before = Snapshot.of(host, "/boot", "/etc", "/var/run", "/var/lock");

        apply("--detailed-exitcode").exits(3);
        apply().exits(0);

        assertThat(Snapshot.of(host, "/boot", "/etc", "/var/run", "/var/lock")).isEqualTo(before);
    }

    @Test
    void aChangedSettingRestartsTheDaemonExactlyOnce() {
        apply().exits(0);
        String before = host.ksmtuned().orElseThrow();
        host.write(TestHost.HOW_TO, host.read(TestHost.HOW_TO).replace("KSM_NPAGES_MAX: 1250", "KSM_NPAGES_MAX: 1000"));

        Trace trace = host.tracedWirt("apply", TestHost.HOW_TO, "--yes");

        String after = host.ksmtuned().orElseThrow();
        assertThat(after).isNotEqualTo(before);
        assertThat(trace.calls())
                .filteredOn(call -> call.name().equals("execve") && call.succeeded())
                .filteredOn(call -> call.paths().get(0).equals("/usr/sbin/ksmtuned"))
                .hasSize(1);
        apply().exits(0);
        assertThat(host.ksmtuned()).contains(after);
    }

    @Test
    void eachFileIsForcedToDiskBeforeItsRenameAndItsDirectoryAfterIt() {
        Trace trace = host.tracedWirt("apply", TestHost.HOW_TO, "--yes");

        assertThat(trace.renamedTo("/boot", "/etc")).containsExactly(GRUB, KSMTUNED);
        assertThat(trace.renamedTo(TestHost.STATE)).isNotEmpty();
        assertThat(trace.unsafeRenames("/boot", "/etc", TestHost.STATE)).isEmpty();
        assertThat(trace.openedToWrite("/boot", "/etc"))
                .as("nothing is written under a name that somebody reads")
                .isNotEmpty()
                .allMatch(path -> path.matches(".*/\\.wirt-[0-9a-f]+\\.tmp"));
    }

    @Test
    void aRebootIsRequiredUntilTheHostWasBootedWithTheArgument() {
        apply().exits(0);
        assertThat(rebootIsRequired()).isTrue();
        assertThat(host.read("/proc/cmdline")).doesNotContain("amd_iommu");

        host.reboot();

        assertThat(host.read("/proc/cmdline").split("\\s+")).contains("amd_iommu=on");
        assertThat(rebootIsRequired()).isFalse();
        assertThat(host.ksmtuned()).as("the links start the daemon").isPresent();
        Snapshot before = Snapshot.of(host, "/boot", "/etc", "/var/run", "/var/lock");
        JsonNode report = json("apply", TestHost.HOW_TO, "--yes");
        assertThat(report.at("/rebootRequired/now").asBoolean(true)).isFalse();
        assertThat(report.at("/resources").findValuesAsText("status")).containsOnly("unchanged");
        assertThat(report.at("/afterBoot").findValuesAsText("status")).containsExactly("passed", "passed");
        assertThat(Snapshot.of(host, "/boot", "/etc", "/var/run", "/var/lock")).isEqualTo(before);
    }

    @Test
    void everyCommandPrintsOneDocument() {
        assertThat(json("plan", TestHost.HOW_TO).at("/resources")).hasSize(4);
        JsonNode report = json("apply", TestHost.HOW_TO, "--yes");
        assertThat(report.at("/resources").findValuesAsText("status")).doesNotContain("failed");
        assertThat(report.at("/rebootRequired/now").asBoolean()).isTrue();
        assertThat(json("status").isObject()).isTrue();
    }

    private TestHost.Outcome apply(String... options) {
        return host.wirt(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("apply", TestHost.HOW_TO, "--yes"), java.util.Arrays.stream(options))
                .toArray(String[]::new));
    }

    private boolean rebootIsRequired() {
        JsonNode now = json("status").at("/plan/rebootRequired/now");
        assertThat(now.isBoolean()).as("rebootRequired.now of status").isTrue();
        return now.asBoolean();
    }

    private Set<String> links(String level) {
        String names = host.run("ls", "/etc/rc" + level + ".d/").exits(0).out();
        return new java.util.TreeSet<>(names.lines().toList());
    }

    private JsonNode json(String... arguments) {
        String[] words = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        words[arguments.length] = "--format";
        words[arguments.length + 1] = "json";
        String out = host.wirt(words).exits(0).out();
        try {
            return JsonMapper.builder()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(out);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("no JSON document: " + out, e);
        }
    }
}
