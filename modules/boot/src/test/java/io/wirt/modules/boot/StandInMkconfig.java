package io.wirt.modules.boot;

import io.wirt.formats.shell.ShellVars;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.testkit.FakeHost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What {@code grub-mkconfig} of GRUB 2.06 makes of kernels and settings, as far as arguments go: an entry for the newest
 * kernel, and below it one for each and one more for its recovery.
 */
final class StandInMkconfig implements FakeHost.Command {
    static final String CUSTOM = "/etc/grub.d/40_custom";

    private final String menu;

    /** @param menu where the menu goes if the command does not say */
    StandInMkconfig(String menu) {
        this.menu = menu;
    }

    @Override
    public int run(List<String> argv, FakeHost host) {
        host.file(argv.contains("-o") ? argv.get(argv.indexOf("-o") + 1) : menu, menuOf(host), 0600);
        return 0;
    }

    /** The host with the menu that is made of its settings. */
    FakeHost made(FakeHost host) {
        run(List.of("update-grub"), host);
        return host;
    }

    private static String menuOf(FakeHost host) {
        List<String> releases = new ArrayList<>();
        for (String name : host.list(HostPath.of("/boot"))) {
            if (name.startsWith("vmlinuz-")) {
                releases.add(name.substring("vmlinuz-".length()));
            }
        }
        Collections.reverse(releases);
        String all = setting("GRUB_CMDLINE_LINUX", host);
        String normal = all + " " + setting("GRUB_CMDLINE_LINUX_DEFAULT", host);
        String byDefault = setting("GRUB_DEFAULT", host);
        StringBuilder menu = new StringBuilder("### BEGIN /etc/grub.d/00_header ###\n")
                .append("if [ \"${next_entry}\" ] ; then\n   set default=\"${next_entry}\"\nelse\n   set default=\"")
                .append(byDefault.equals("saved") ? "${saved_entry}" : byDefault.isEmpty() ? "0" : byDefault)
                .append("\"\nfi\nfunction load_video {\n  insmod all_video\n}\n### END /etc/grub.d/00_header ###\n")
                .append("### BEGIN /etc/grub.d/10_linux ###\n");
        entry("", "Linux", releases.get(0), "ro " + normal, menu);
        menu.append("submenu 'Advanced options' $menuentry_id_option 'advanced' {\n");
        for (String release : releases) {
            entry("\t", "Linux " + release, release, "ro " + normal, menu);
            entry("\t", "Linux " + release + " (recovery mode)", release, "ro single " + all, menu);
        }
        menu.append("}\n### END /etc/grub.d/10_linux ###\n### BEGIN ")
                .append(CUSTOM)
                .append(" ###\n");
        menu.append(host.read(HostPath.of(CUSTOM)).map(FileContent::text).orElse(""));
        return menu.append("### END ").append(CUSTOM).append(" ###\n").toString();
    }

    private static void entry(String indent, String title, String release, String arguments, StringBuilder menu) {
        menu.append(indent).append("menuentry '").append(title).append("' --class os $menuentry_id_option 'gnulinux-");
        menu.append(release).append("' {\n").append(indent).append("\tload_video\n");
        menu.append(indent).append("\tlinux\t/boot/vmlinuz-").append(release);
        menu.append(" root=/dev/sda1 ").append(arguments).append('\n');
        menu.append(indent)
                .append("\tinitrd\t/boot/initrd.img-")
                .append(release)
                .append('\n');
        menu.append(indent).append("}\n");
    }

    /** A file with anything but plain assignments is not for this host; what it would say is given as a comment. */
    private static String setting(String name, FakeHost host) {
        String value = "";
        List<HostPath> files = new ArrayList<>(List.of(HostPath.of("/etc/default/grub")));
        for (String more : host.list(HostPath.of("/etc/default/grub.d"))) {
            files.add(HostPath.of("/etc/default/grub.d/" + more));
        }
        for (HostPath file : files) {
            String text = host.read(file).map(FileContent::text).orElse("");
            value = ShellVars.parse(text)
                    .lookup(name)
                    .map(ShellVars.Assignment::value)
                    .orElse(value);
            String means = "# means " + name + "=";
            for (String line : text.split("\n", -1)) {
                value = line.startsWith(means) ? line.substring(means.length()) : value;
            }
        }
        return value;
    }
}
