package io.wirt.modules.checks;

import io.wirt.formats.grub.MenuLst;
import io.wirt.hostfacts.kernel.RunningKernel;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.List;
import java.util.Optional;

/** The release of a host's kernel: of the running one, or in a tree of the one that GRUB legacy boots by default. */
final class KernelRelease {
    private static final String IMAGE = "vmlinuz-";

    private KernelRelease() {}

    static Optional<String> of(HostView host) {
        Optional<String> running = RunningKernel.release(host);
        return running.isPresent() || host.live() ? running : ofDefaultEntry(host);
    }

    private static Optional<String> ofDefaultEntry(HostView host) {
        for (String path : List.of("/boot/grub/grub.conf", "/boot/grub/menu.lst", "/etc/grub.conf")) {
            Optional<FileContent> file = host.read(HostPath.of(path));
            if (file.isPresent()) {
                return ofDefaultEntry(MenuLst.parse(file.get().text()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofDefaultEntry(MenuLst menu) {
        boolean known = menu.defaultEntry() instanceof MenuLst.Default.Index index
                && index.index() < menu.entries().size();
        if (!known) {
            return Optional.empty();
        }
        MenuLst.Entry entry = menu.entries().get(((MenuLst.Default.Index) menu.defaultEntry()).index());
        String name = entry.image().substring(entry.image().lastIndexOf('/') + 1);
        return entry.kind() != MenuLst.Kind.FOREIGN && name.startsWith(IMAGE)
                ? Optional.of(name.substring(IMAGE.length()))
                : Optional.empty();
    }
}
