package io.wirt.it.vm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole circle on a machine that boots from what Wirt edits, through each boot loader: apply, reboot, verify. */
class RebootTest {
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

    @ParameterizedTest
    @EnumSource
    void anArgumentIsInForceAfterARebootThroughTheBootLoaderAndGoneAfterTheNextOne(BootLoader loader) throws Exception {
        Machine.with(loader, "reboot-" + loader.folder(), machine -> thereAndBack(loader, machine));
    }

    private static void thereAndBack(BootLoader loader, Machine machine) {
        Map<String, String> files = loader.read(machine);
        List<String> links = links(machine);
        String commandLine = machine.read("/proc/cmdline");
        assertThat(commandLine).doesNotContain("amd_iommu");
        iommuIs(true, machine);

        applyLeavesAReboot(machine, OFF);
        assertThat(loader.read(machine)).isEqualTo(loader.with(ARGUMENT, files));
        assertThat(links(machine)).isEqualTo(links);
        assertThat(machine.read("/proc/cmdline")).isEqualTo(commandLine);
        iommuIs(true, machine);

        machine.reboot();
        assertThat(machine.read("/proc/cmdline")).isEqualTo(loader.with(ARGUMENT, commandLine));
        iommuIs(false, machine);
        nothingIsLeftToDo(machine);

        applyLeavesAReboot(machine, ON_AGAIN);
        assertThat(loader.read(machine)).isEqualTo(files);
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

    private static List<String> links(Machine machine) {
        return machine.run("find", "/boot", "/etc", "-type", "l", "-printf", "%p -> %l\\n")
                .exits(DONE)
                .out()
                .lines()
                .sorted()
                .toList();
    }

    /** All that a write to the boot loader's files, even one of the same bytes, would alter. */
    private static String everythingOf(Machine machine) {
        return machine.run("find", "/boot", "/etc/default", "-printf", "%p %i %m %U %G %s %T@ %C@\\n")
                .exits(DONE)
                .out();
    }
}
