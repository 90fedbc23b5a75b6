package io.wirt.it.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Boot loader entries and an environment block that Wirt edited, then read, written and booted by GRUB 2. */
class BootEntriesTest {
    private static final String ENTRIES = "/boot/loader/entries/";
    private static final String BLOCK = "/boot/grub2/grubenv";
    private static final String PLAYBOOK = "/root/playbook.yaml";

    @BeforeEach
    void aMachineCanBeHad() {
        Tools.demand();
    }

    @Test
    void grubBootsTheEntriesThatWirtEdited() throws Exception {
        Machine.with(BootLoader.GRUB2_ENTRIES, "entries", machine -> {
            String version = machine.run("uname", "-r").exits(0).out().strip();
            String machineId = machine.read("/etc/machine-id").strip();
            grubItselfWritesTheBlockThatWirtWroteOver(machine, machineId + "-" + version);
            optionsThatStandInSeveralLinesAreOne(machine, ENTRIES + machineId + "-" + version + ".conf");
            theNewestVersionIsTheDefault(machine, machineId, version);
        });
    }

    /** An entry for one boot is taken back by GRUB, in the place on the disk where it found the block (trap 17). */
    private static void grubItselfWritesTheBlockThatWirtWroteOver(Machine machine, String entry) {
        machine.run("grub-editenv", BLOCK, "set", "next_entry=" + entry).exits(0);
        String place = placeOf(BLOCK, machine);

        apply(machine, "{ name: shared, present: [wirt.of=block] }");
        assertThat(placeOf(BLOCK, machine)).isEqualTo(place);
        machine.rebootAtOnce();

        assertThat(arguments(machine)).contains("wirt.of=block");
        assertThat(machine.run("grub-editenv", BLOCK, "list").exits(0).out().lines())
                .contains("next_entry=", "saved_entry=" + entry)
                .anyMatch(line -> line.startsWith("kernelopts=root=") && line.endsWith(" wirt.of=block"));
        assertThat(machine.read(BLOCK)).hasSize(1024);
    }

    private static void optionsThatStandInSeveralLinesAreOne(Machine machine, String file) {
        String arguments = machine.read("/proc/cmdline").replaceFirst("^BOOT_IMAGE=\\S+ ", "");
        int half = arguments.indexOf(' ');
        machine.write(
                file,
                machine.read(file)
                        .replace(
                                "options $kernelopts $tuned_params",
                                "# two lines\noptions\t" + arguments.substring(0, half) + "\noptions \t "
                                        + arguments.substring(half + 1).strip() + " wirt.old=1"));

        apply(machine, "{ name: lines, present: [wirt.of=lines, 'wirt.q=\"a b\"'], absent: [wirt.old] }");
        machine.rebootAtOnce();

        assertThat(machine.read("/proc/cmdline").strip()).endsWith(" wirt.of=lines \"wirt.q=a b\"");
        assertThat(arguments(machine)).doesNotContain("wirt.old=1", "wirt.of=block");
    }

    /** By the comparison of RPM, for which 10 is newer than 9, and not by the names as text. */
    private static void theNewestVersionIsTheDefault(Machine machine, String machineId, String version) {
        String entry = machine.read(ENTRIES + machineId + "-" + version + ".conf");
        machine.write(ENTRIES + machineId + "-6.10.0.conf", entry.replace("wirt.of=lines", "wirt.of=10"));
        machine.write(ENTRIES + machineId + "-6.9.0.conf", entry.replace("wirt.of=lines", "wirt.of=9"));
        machine.run("grub-editenv", BLOCK, "unset", "saved_entry").exits(0);

        apply(machine, "{ name: default, present: [wirt.is=default], entries: default }");
        machine.rebootAtOnce();

        assertThat(arguments(machine)).contains("wirt.of=10", "wirt.is=default");
    }

    private static void apply(Machine machine, String wish) {
        machine.write(PLAYBOOK, "wirt: 1\nresources:\n  - kernel-args: " + wish + "\n");
        machine.run("wirt", "apply", PLAYBOOK, "--yes").exits(0);
    }

    private static String[] arguments(Machine machine) {
        return machine.read("/proc/cmdline").split("\\s+");
    }

    /** Which file it is, and where on the disk its bytes are. */
    private static String placeOf(String file, Machine machine) {
        return machine.run("stat", "-c", "%i %h %s", file).exits(0).out();
    }
}
