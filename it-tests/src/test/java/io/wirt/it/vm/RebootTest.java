package io.wirt.it.vm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole circle on a machine that boots through GRUB 0.97 from the file that Wirt edits: apply, reboot, verify. */
class RebootTest {
    private static final String GRUB = "/boot/grub/grub.conf";
    private static final String PLAYBOOK = "/root/iommu.yaml";
    private static final String ARGUMENT = "amd_iommu=off";

    private static final int DONE = 0;
    private static final int REBOOT_PENDING = 3;

    private static final String OFF = """
            wirt: 1
            checks:
              - cpu-flags: [svm, lm]
              - kernel-config: { CONFIG_KSM: y, CONFIG_AMD_IOMMU: y }
            resources:
              - kernel-args: { name: iommu, present: [amd_iommu=off] }
            after-boot:
              - iommu: { enabled: false }
            """;
    private static final String ON_AGAIN = """
            wirt: 1
            checks:
              - cpu-flags: [svm, lm]
              - kernel-config: { CONFIG_KSM: y, CONFIG_AMD_IOMMU: y }
            resources:
              - kernel-args: { name: iommu, absent: [amd_iommu] }
            after-boot:
              - iommu: { enabled: true }
            """;

    @BeforeEach
    void aMachineCanBeHad() {
        Tools.demand();
    }

    @Test
    void anArgumentIsInForceAfterARebootThroughTheBootLoaderAndGoneAfterTheNextOne() throws Exception {
        Path directory = Files.createDirectories(Path.of("target/vm").toAbsolutePath());
        try (Machine machine = Machine.switchedOn(Scripts.disk(), Scripts.program(directory), directory)) {
            try {
                thereAndBack(machine);
            } catch (AssertionError | RuntimeException e) {
                e.addSuppressed(machine.failure("the machine when the test failed"));
                throw e;
            }
        }
    }

    private static void thereAndBack(Machine machine) {
        String menu = machine.read(GRUB);
        String commandLine = machine.read("/proc/cmdline");
        assertThat(commandLine).doesNotContain("amd_iommu");
        iommuIs(true, machine);

        applyLeavesAReboot(machine, OFF);
        assertThat(machine.read(GRUB)).isEqualTo(withArgument(menu));
        assertThat(machine.read("/proc/cmdline")).isEqualTo(commandLine);
        iommuIs(true, machine);

        machine.reboot();
        assertThat(machine.read("/proc/cmdline")).isEqualTo(commandLine.strip() + " " + ARGUMENT + "\n");
        iommuIs(false, machine);
        nothingIsLeftToDo(machine);

        applyLeavesAReboot(machine, ON_AGAIN);
        assertThat(machine.read(GRUB)).isEqualTo(menu);
        iommuIs(false, machine);

        machine.reboot();
        assertThat(machine.read("/proc/cmdline")).isEqualTo(commandLine);
        iommuIs(true, machine);
        nothingIsLeftToDo(machine);
    }

    private static void applyLeavesAReboot(Machine machine, String playbook) {
        machine.write(PLAYBOOK, playbook);

        machine.run("wirt", "apply", PLAYBOOK, "--yes", "--detailed-exitcode").exits(REBOOT_PENDING);
        String said = machine.run("wirt", "status", "--detailed-exitcode")
                .exits(REBOOT_PENDING)
                .out();

        assertThat(said).contains("Reboot required: ");
        assertThat(links(machine)).isEqualTo("./grub.conf\n../boot/grub/grub.conf\n");
    }

    private static void nothingIsLeftToDo(Machine machine) {
        String before = everythingOf(machine);

        String status =
                machine.run("wirt", "status", "--detailed-exitcode").exits(DONE).out();
        String report = machine.run("wirt", "apply", PLAYBOOK, "--yes", "--detailed-exitcode", "--format", "json")
                .exits(DONE)
                .out();

        assertThat(status).doesNotContain("Reboot required");
        assertThat(statuses(report, "/resources")).containsExactly("unchanged");
        assertThat(statuses(report, "/afterBoot")).containsExactly("passed");
        assertThat(everythingOf(machine)).isEqualTo(before);
    }

    /** What the kernel shows of an IOMMU, without Wirt's help. */
    private static void iommuIs(boolean on, Machine machine) {
        assertThat(machine.names("/sys/class/iommu").isEmpty()).isNotEqualTo(on);
        assertThat(machine.names("/sys/kernel/iommu_groups").isEmpty()).isNotEqualTo(on);
    }

    private static List<String> statuses(String report, String list) {
        try {
            List<String> statuses = new ArrayList<>();
            new JsonMapper()
                    .readTree(report)
                    .at(list)
                    .forEach(item -> statuses.add(item.path("status").asText()));
            return statuses;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON document: " + report, e);
        }
    }

    /** The menu with the argument at the end of each line that boots Linux. */
    private static String withArgument(String menu) {
        return menu.replaceAll("(?m)^(\\tkernel .*)$", "$1 " + ARGUMENT);
    }

    private static String links(Machine machine) {
        return machine.run("readlink", "/boot/grub/menu.lst", "/etc/grub.conf")
                .exits(DONE)
                .out();
    }

    /** All that a write to the menu, even one of the same bytes, would alter. */
    private static String everythingOf(Machine machine) {
        return machine.run("stat", "-c", "%n %i %a %u %g %s %y %z", GRUB, "/boot/grub")
                .exits(DONE)
                .out();
    }
}
