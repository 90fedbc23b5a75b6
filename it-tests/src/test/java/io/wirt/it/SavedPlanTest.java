package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A saved plan: a promise that is kept to the byte or not at all. */
class SavedPlanTest {
    private static final String HASH = "$1$abc$xyz";

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    private HostTree host = new HostTree(Path.of(""));
    private Path saved = Path.of("");

    @BeforeEach
    void copyTheHost() {
        host = HostTree.copy("centos6-opteron", directory);
        saved = directory.resolve("plan.json");
    }

    @Test
    void whatWasApprovedIsDone() throws IOException {
        save();

        assertThat(Files.getPosixFilePermissions(saved)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Document.parse(Files.readString(saved)).conformsTo("plan");
        applySaved().exits(0);

        HostTree wanted = HostTree.copy("centos6-opteron-after-reboot", directory);
        assertThat(host.bytes(HostTree.GRUB)).isEqualTo(wanted.bytes(HostTree.GRUB));
        assertThat(host.contentsBelow("etc")).isEqualTo(wanted.contentsBelow("etc"));
    }

    @Test
    void aLinkThatSomebodyPlantedReplacesNoFile() throws IOException {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setAttribute(open, "unix:mode", 01777);
        Path victim = Files.writeString(directory.resolve("victim"), "of root's");
        Path planted = Files.createSymbolicLink(open.resolve("plan.json"), victim);

        Program.Outcome outcome = wirt.run("plan", Program.HOW_TO, "--root", host.path(), "--out", planted)
                .exits(1);
        assertThat(outcome.err()).startsWith("wirt: error[host.planted-link]: " + planted + " is a link to " + victim);
        wirt.run("ksm", "--root", host.path(), "--html", planted).exits(1);

        assertThat(victim).hasContent("of root's");
        assertThat(planted).isSymbolicLink();
    }

    @Test
    void standardOutputIsNotReplacedByAFileEvenWhereItIsOne() {
        assertThat(wirt.run("plan", Program.HOW_TO, "--root", host.path(), "--out", "/dev/stdout")
                        .exits(64)
                        .err())
                .startsWith("wirt: /dev/stdout is no regular file");
    }

    @Test
    void whatWasDoneAlreadyIsNotDoneTwice() {
        save();
        applySaved().exits(0);

        refusesAndTouchesNothing();
    }

    @ParameterizedTest
    @CsvSource({
        "boot/grub/grub.conf, 0",
        "boot/grub/grub.conf, 0.41",
        "boot/grub/grub.conf, 0.97",
        "etc/ksmtuned.conf, 0.003",
        "etc/ksmtuned.conf, 0.5",
        "etc/ksmtuned.conf, 0.999",
    })
    void aMovedByteOfAFileThatThePlanWritesMakesItStale(String name, double where) {
        save();
        host.moveByte(name, (int) (host.bytes(name).length * where));

        Program.Outcome refused = refusesAndTouchesNothing();

        assertThat(refused.said()).contains(name.startsWith("boot") ? "kernel-args/iommu" : "ksmtuned");
    }

    @Test
    void aMovedLinkMakesItStale() throws IOException {
        save();
        Files.move(host.at("etc/rc.d/rc3.d/K16ksm"), host.at("etc/rc.d/rc3.d/S84ksm"));

        assertThat(refusesAndTouchesNothing().said()).contains("service/ksm");
    }

    @Test
    void anotherProcessorMakesItStale() {
        save();
        host.edit("proc/cpuinfo", text -> text.replace(" svm", ""));

        assertThat(refusesAndTouchesNothing().said()).contains("cpu-flags");
    }

    @Test
    void aMovedByteElsewhereIsNobodysBusiness() {
        save();
        host.moveByte("etc/inittab", 3);
        host.moveByte("etc/sysconfig/ksm", 5);
        host.moveByte("proc/meminfo", 20);

        applySaved().exits(0);
    }

    @Test
    void anotherPlaybookUnderTheSameNameMakesItStale() throws IOException {
        Path playbook = Files.copy(Program.HOW_TO, directory.resolve("mine.yaml"));
        wirt.run("plan", playbook, "--root", host.path(), "--out", saved).exits(0);
        Files.writeString(playbook, Files.readString(playbook) + "# reviewed\n");

        assertThat(refusesAndTouchesNothing().said()).contains("playbook");
    }

    @Test
    void anotherHostIsNotTheOneThatWasApproved() {
        save();
        host.edit("var/lib/dbus/machine-id", id -> id.replaceFirst("^.", id.startsWith("0") ? "1" : "0"));

        assertThat(refusesAndTouchesNothing().said()).contains("another host");
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/ksmtuned.conf, /etc/ksmtuned.cnof",
        "svm, smv",
        "KVM host, KVM hoax",
        "kvm-amd-centos6.yaml, kvm-amd-centos5.yaml",
        "after-reboot, now",
        "changes, in-order",
    })
    void aDoctoredPlanIsRefused(String was, String is) throws IOException {
        save();
        doctor(was, is);

        refusesAndTouchesNothing();
    }

    @Test
    void anotherDigestIsRefused() throws IOException {
        save();
        String digest = Document.parse(Files.readString(saved)).text("/resources/0/changes/0/actions/0/after/0");
        doctor(digest, digest.substring(0, digest.length() - 1) + (digest.endsWith("0") ? "1" : "0"));

        refusesAndTouchesNothing();
    }

    @ParameterizedTest
    @CsvSource({"/etc/ksmtuned.conf, /etc/shadow", "K16ksm, K16foo", "\"-50\", \"-51\"", "after-reboot, now"})
    void aDoctoredPlanThatWasSealedAnewIsRefusedTooForItIsAPromiseAndNoProgram(String was, String is)
            throws IOException {
        save();
        doctor(was, is);
        sealAnew();

        assertThat(refusesAndTouchesNothing().said()).doesNotContain("was altered");
    }

    @Test
    void sealingAnewWhatWasNotAlteredIsNoAlteration() throws IOException {
        save();
        String before = Files.readString(saved);

        sealAnew();

        // Else the test above would show nothing.
        assertThat(Files.readString(saved)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "no JSON at all", "{\"document\":\"plan\",\"format\":1}"})
    void whatIsNoPlanIsRefused(String content) throws IOException {
        Files.writeString(saved, content);

        refusesAndTouchesNothing();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.999})
    void aTruncatedPlanIsRefused(double where) throws IOException {
        save();
        String text = Files.readString(saved);
        Files.writeString(saved, text.substring(0, (int) (text.stripTrailing().length() * where)));

        refusesAndTouchesNothing();
    }

    @Test
    void aPasswordOfTheBootLoaderIsInNoPlanNoReportAndNoJournal() throws IOException {
        String password = "password --md5 " + HASH + "\n";
        // Once where GRUB has it, and once right beside the line that changes, where a difference shows its context.
        host.edit(HostTree.GRUB, text -> text.replace("hiddenmenu\n", "hiddenmenu\n" + password)
                .replace("\tkernel", "\t" + password + "\tkernel")
                .replace("\tinitrd", "\t" + password + "\tinitrd"));

        String said = wirt.run("plan", Program.HOW_TO, "--root", host.path(), "--verbose", "--out", saved)
                .exits(0)
                .said();
        said += wirt.run("plan", Program.HOW_TO, "--root", host.path(), "--format", "json")
                .exits(0)
                .said();
        said += Files.readString(saved);
        said += wirt.run("apply", "--plan", saved, "--root", host.path(), "--format", "json", "--verbose")
                .exits(0)
                .said();
        said += wirt.run("status", "--root", host.path(), "--format", "json")
                .exits(0)
                .said();

        assertThat(said).doesNotContain(HASH).contains("<hidden>");
        assertThat(host.text(HostTree.GRUB)).contains(HASH);
        try (Stream<Path> state = Files.walk(host.at(HostTree.STATE))) {
            assertThat(state.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(SavedPlanTest::holdsNoPasswordUnlessItIsAnImage);
        }
    }

    private static void holdsNoPasswordUnlessItIsAnImage(Path file) throws IOException {
        if (file.toString().contains("/before/")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        } else {
            assertThat(Files.readString(file)).as("%s", file).doesNotContain(HASH);
        }
    }

    private void save() {
        wirt.run("plan", Program.HOW_TO, "--root", host.path(), "--out", saved).exits(0);
    }

    private Program.Outcome applySaved() {
        return wirt.run("apply", "--plan", saved, "--root", host.path());
    }

    private Program.Outcome refusesAndTouchesNothing() {
        Map<String, String> before = host.everythingOfHost();
        Map<String, String> runs = host.contentsBelow(HostTree.STATE + "/runs");

        Program.Outcome outcome = applySaved().exits(5);

        Map<String, String> after = host.everythingOfHost();
        // The lock is taken before the plan is looked at; the first one makes the directory of Wirt's own state.
        before.remove("var/lib");
        after.remove("var/lib");
        assertThat(after).isEqualTo(before);
        assertThat(host.contentsBelow(HostTree.STATE + "/runs")).isEqualTo(runs);
        assertThat(outcome.err()).isNotBlank();
        return outcome;
    }

    private void doctor(String was, String is) throws IOException {
        String text = Files.readString(saved);
        assertThat(text).contains(was);
        Files.writeString(saved, text.replace(was, is));
    }

    /** Gives the plan the seal that Wirt would have given it: nobody needs a secret for that. */
    private void sealAnew() throws IOException {
        String text = Files.readString(saved);
        int seal = text.lastIndexOf(",\n  \"seal\"");
        String unsealed = text.substring(0, seal) + "\n}\n";
        Files.writeString(saved, text.substring(0, seal) + ",\n  \"seal\" : \"sha256:" + sha256(unsealed) + "\"\n}\n");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
