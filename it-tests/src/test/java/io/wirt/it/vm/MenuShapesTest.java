package io.wirt.it.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Menus of many shapes, each edited by Wirt and then read and booted by GRUB 0.97. */
class MenuShapesTest {
    private static final String MENU = "/boot/grub/menu.lst";
    private static final String PLAYBOOK = "/root/shape.yaml";
    private static final String KERNEL_ARGUMENTS = "root=/dev/vda2 ro console=ttyS0,115200 panic=-1 mitigations=off";

    private static final String HEADER = """
            default=0
            timeout=1
            serial --unit=0 --speed=115200
            terminal --timeout=0 serial
            """;
    private static final String ENTRY = """
            title Linux
            	root (hd0,0)
            	kernel /vmlinuz-VERSION ARGUMENTS
            	initrd /initrd.img-VERSION
            """;
    private static final String XEN = """
            title Xen
            	root (hd0,0)
            	kernel /xen.gz dom0_mem=1G
            	module /vmlinuz-VERSION ARGUMENTS
            	module /initrd.img-VERSION
            """;
    private static final String SETTINGS = """
            ### BEGIN AUTOMAGIC KERNELS LIST
            ## ## Start Default Options ##
            # kopt=ARGUMENTS
            # groot=(hd0,0)
            # alternative=true
            # defoptions=quiet
            # howmany=all
            # memtest86=false
            ## ## End Default Options ##
            ### END DEBIAN AUTOMAGIC KERNELS LIST
            """;

    @BeforeEach
    void aMachineCanBeHad() {
        Tools.demand();
    }

    @Test
    void grubBootsWhatWirtMadeOfAMenuOfAnyShape() throws Exception {
        Machine.with(BootLoader.GRUB_LEGACY, "shapes", machine -> {
            // GRUB reads this file wherever a menu says "default saved".
            machine.run("grub-set-default", "0").exits(0);
            for (Map.Entry<String, String> shape : shapes().entrySet()) {
                machine.write(MENU, filledIn(shape.getValue(), version(machine)));

                applyAndBoot(machine, shape.getKey());

                assertThat(machine.read("/proc/cmdline").split("\\s+"))
                        .as("the command line after booting a menu: %s", shape.getKey())
                        .contains("wirt.shape=" + shape.getKey());
            }
        });
    }

    @Test
    void debiansUpdateGrubGivesTheArgumentToAKernelThatIsInstalledLater() throws Exception {
        Machine.with(BootLoader.GRUB_LEGACY, "update-grub", machine -> {
            String version = version(machine);
            // Debian's menu is a file of its own, and no link.
            machine.run("rm", MENU, "/boot/grub/grub.conf", "/etc/grub.conf").exits(0);
            machine.write("/boot/grub/device.map", "(hd0) /dev/vda\n");
            machine.write(MENU, HEADER + filledIn(SETTINGS, version));
            machine.run("update-grub").exits(0);
            assertThat(machine.read(MENU))
                    .contains("kernel\t\t/vmlinuz-" + version + " " + KERNEL_ARGUMENTS + " quiet");

            applyAndBoot(machine, "automagic");

            assertThat(machine.read("/proc/cmdline").split("\\s+")).contains("wirt.shape=automagic", "quiet");

            machine.run("cp", "/boot/vmlinuz-" + version, "/boot/vmlinuz-99.1").exits(0);
            machine.run("update-grub").exits(0);
            assertThat(machine.read(MENU))
                    .contains("kernel\t\t/vmlinuz-99.1 " + KERNEL_ARGUMENTS + " wirt.shape=automagic quiet\n")
                    .contains("kernel\t\t/vmlinuz-99.1 " + KERNEL_ARGUMENTS + " wirt.shape=automagic single\n");
            machine.run("wirt", "apply", PLAYBOOK, "--yes", "--detailed-exitcode")
                    .exits(0);
        });
    }

    private static Map<String, String> shapes() {
        Map<String, String> shapes = new LinkedHashMap<>();
        shapes.put("plain", HEADER + ENTRY);
        shapes.put("xen-beside", HEADER + ENTRY + XEN);
        shapes.put("carriage-returns", (HEADER + ENTRY).replace("\n", "\r\n"));
        shapes.put("continued", HEADER + ENTRY.replace("ARGUMENTS", "ro \\\n\t\tARGUMENTS \\\n"));
        shapes.put("saved-default", HEADER.replace("default=0", "default saved") + ENTRY + "\tsavedefault\n");
        return shapes;
    }

    private static void applyAndBoot(Machine machine, String shape) {
        machine.write(PLAYBOOK, """
                wirt: 1
                resources:
                  - kernel-args: { name: shape, present: [wirt.shape=%s] }
                """.formatted(shape));
        machine.run("wirt", "apply", PLAYBOOK, "--yes").exits(0);
        machine.rebootAtOnce();
    }

    private static String filledIn(String menu, String version) {
        return menu.replace("ARGUMENTS", KERNEL_ARGUMENTS).replace("VERSION", version);
    }

    private static String version(Machine machine) {
        return machine.run("uname", "-r").exits(0).out().strip();
    }
}
