package io.wirt.modules.boot;

import io.wirt.formats.grub.MenuLst;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.List;
import java.util.Optional;

/** The outcome of looking for the boot loader that starts a host: one configuration, or a reason to touch none. */
sealed interface BootLoaderSearch {

    record Found(BootConfiguration configuration) implements BootLoaderSearch {}

    record Refused(Finding reason) implements BootLoaderSearch {}

    /** Looks for the traces of all boot loaders, so that one which is not in use is not taken for the one that is. */
    static BootLoaderSearch on(HostView host, DesiredArguments desired) {
        Optional<Finding> unmounted = BootMount.missing(host);
        if (unmounted.isPresent()) {
            return new Refused(unmounted.get());
        }
        Optional<Finding> managedElsewhere = OtherLoaders.find(host);
        if (managedElsewhere.isPresent()) {
            return new Refused(managedElsewhere.get());
        }
        Optional<HostPath> menu = Traces.menu(host);
        Optional<HostPath> grub2 = Traces.grub2(host);
        if (menu.isEmpty()) {
            return grub2.isPresent() ? grub2(grub2.get(), host, desired) : new Refused(none());
        }
        if (grub2.isPresent()) {
            return new Refused(ambiguous("GRUB legacy", menu.get(), "GRUB 2", grub2.get()));
        }
        Optional<HostPath> second = Traces.otherMenu(host, menu.get());
        if (second.isPresent()) {
            return new Refused(ambiguous("one menu", menu.get(), "another", second.get()));
        }
        String text = host.read(menu.get()).map(FileContent::text).orElse("");
        boolean redHat = host.has(HostPath.of("/etc/redhat-release"));
        Optional<Integer> saved = redHat ? Optional.empty() : saved(host);
        return new Found(new GrubLegacy(menu.get(), MenuLst.parse(text), redHat, saved));
    }

    /** Debian's GRUB keeps the number that {@code default saved} means in the first line of a file (docs/domain 1.3). */
    private static Optional<Integer> saved(HostView host) {
        String first = host.read(Traces.SAVED)
                .map(file -> file.text().lines().findFirst().orElse("").strip())
                .orElse("");
        boolean number = !first.isEmpty() && first.length() < 5 && first.chars().allMatch(Character::isDigit);
        return number ? Optional.of(Integer.valueOf(first)) : Optional.empty();
    }

    private static BootLoaderSearch grub2(HostPath trace, HostView host, DesiredArguments desired) {
        List<HostPath> menus = Grub2Search.menus(host);
        if (menus.isEmpty()) {
            return new Refused(trace.equals(Traces.SETTINGS) ? none() : unknownLoader(trace));
        }
        if (menus.size() > 1) {
            return new Refused(ambiguous("one menu", menus.get(0), "another", menus.get(1)));
        }
        return new Found(Grub2Search.read(menus.get(0), host, desired));
    }

    private static Finding unknownLoader(HostPath trace) {
        return Finding.error(
                KernelArgsCode.UNKNOWN_BOOT_LOADER,
                "there are boot loader entries, and no menu of GRUB that reads them",
                Evidence.of(trace),
                "see which boot loader starts this host; Wirt knows GRUB legacy and GRUB 2");
    }

    private static Finding none() {
        return Finding.error(
                KernelArgsCode.NO_BOOT_LOADER,
                "no boot loader's configuration was found",
                Evidence.of("/boot"),
                "expected one of " + Traces.menus());
    }

    private static Finding ambiguous(String one, HostPath first, String other, HostPath second) {
        return Finding.error(
                KernelArgsCode.AMBIGUOUS_BOOT_LOADER,
                "there are " + one + ", " + first + ", and " + other + ", " + second
                        + ", and nothing tells which of the two boots this host",
                Evidence.of(second),
                "remove the one that is not in use");
    }

    /** The files by which boot loaders are known (docs/domain 1.1, 2). */
    final class Traces {
        private static final HostPath GRUB_CONF = HostPath.of("/boot/grub/grub.conf");
        private static final HostPath MENU_LST = HostPath.of("/boot/grub/menu.lst");
        private static final HostPath ETC_GRUB_CONF = HostPath.of("/etc/grub.conf");
        private static final HostPath EFI_MENU = HostPath.of("/boot/efi/EFI/redhat/grub.conf");
        private static final HostPath EFI_FIRMWARE = HostPath.of("/sys/firmware/efi");
        private static final HostPath SAVED = HostPath.of("/boot/grub/default");
        private static final HostPath SETTINGS = GrubDefaults.MAIN;
        private static final HostPath BLS_ENTRIES = HostPath.of("/boot/loader/entries");

        private Traces() {}

        static Optional<HostPath> menu(HostView host) {
            // Where the firmware is EFI, a menu for the BIOS is one that nothing reads.
            if (host.has(EFI_FIRMWARE) && host.has(EFI_MENU)) {
                return Optional.of(EFI_MENU);
            }
            for (HostPath path : List.of(GRUB_CONF, MENU_LST, ETC_GRUB_CONF, EFI_MENU)) {
                if (host.has(path)) {
                    return Optional.of(path);
                }
            }
            return Optional.empty();
        }

        static String menus() {
            return GRUB_CONF + ", " + MENU_LST + ", " + ETC_GRUB_CONF + ", " + EFI_MENU;
        }

        /**
         * A menu beside {@code found} that is no link to it: builds of GRUB differ in which of the two they read, and of
         * one for EFI beside one for the BIOS only the firmware knows which counts.
         */
        static Optional<HostPath> otherMenu(HostView host, HostPath found) {
            if (found.equals(EFI_MENU)) {
                return Optional.empty();
            }
            for (HostPath other : List.of(MENU_LST, EFI_MENU)) {
                boolean counts = other.equals(MENU_LST) ? found.equals(GRUB_CONF) : !runsOnBios(host);
                if (counts && host.has(other) && !host.resolve(other).equals(host.resolve(found))) {
                    return Optional.of(other);
                }
            }
            return Optional.empty();
        }

        /** Only of a running machine is the absence of EFI known. */
        private static boolean runsOnBios(HostView host) {
            return host.live() && !host.has(EFI_FIRMWARE);
        }

        /**
         * A trace of GRUB 2 or of boot loader entries. /etc/default/grub alone is not one beside a menu of GRUB legacy:
         * Debian's update-grub for GRUB legacy reads it as well (docs/domain 1.7).
         */
        static Optional<HostPath> grub2(HostView host) {
            for (String path : List.of("/boot/grub2/grub.cfg", "/boot/grub/grub.cfg")) {
                if (host.has(HostPath.of(path))) {
                    return Optional.of(HostPath.of(path));
                }
            }
            for (String name : host.list(BLS_ENTRIES)) {
                if (name.endsWith(".conf")) {
                    return Optional.of(BLS_ENTRIES.resolve(name));
                }
            }
            return menu(host).isEmpty() && host.has(SETTINGS) ? Optional.of(SETTINGS) : Optional.empty();
        }
    }
}
