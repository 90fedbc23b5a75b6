package io.wirt.modules.boot;

import io.wirt.formats.grub.BlsEntry;
import io.wirt.formats.grub.GrubCfg;
import io.wirt.formats.grub.GrubEnv;
import io.wirt.formats.grub.RpmVersion;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a host's GRUB 2 has its menu, and by which command it is made (docs/domain 2). */
final class Grub2Search {
    private static final HostPath RED_HAT = HostPath.of("/boot/grub2/grub.cfg");
    private static final HostPath DEBIAN = HostPath.of("/boot/grub/grub.cfg");
    private static final HostPath VENDORS = HostPath.of("/boot/efi/EFI");
    private static final HostPath EFI_FIRMWARE = HostPath.of("/sys/firmware/efi");
    private static final String MENU = "grub.cfg";
    private static final String ENVIRONMENT = "grubenv";

    private Grub2Search() {}

    /** The menus that the boot loader may read; several where nothing tells which one it does. */
    static List<HostPath> menus(HostView host) {
        List<HostPath> menus = new ArrayList<>();
        Optional<HostPath> bios =
                host.has(RED_HAT) ? Optional.of(RED_HAT) : host.has(DEBIAN) ? Optional.of(DEBIAN) : Optional.empty();
        boolean efi = host.has(EFI_FIRMWARE);
        if (efi || !host.live()) {
            menus.addAll(onEfi(host));
        }
        // A menu on the file system of EFI that is more than a stub is what the firmware starts; of a tree's nobody
        // knows.
        if (bios.isPresent() && (menus.isEmpty() || !efi)) {
            menus.add(bios.get());
        }
        return menus;
    }

    /** A stub that only names the menu below {@code /boot} is never the menu (trap 16). */
    private static List<HostPath> onEfi(HostView host) {
        List<HostPath> menus = new ArrayList<>();
        for (String vendor : host.list(VENDORS)) {
            HostPath path = VENDORS.resolve(vendor).resolve(MENU);
            Optional<FileContent> file = host.read(path);
            if (file.isPresent() && GrubCfg.parse(file.get().text()).isMenu()) {
                menus.add(path);
            }
        }
        return menus;
    }

    /** @param path one of {@link #menus} */
    static BootConfiguration read(HostPath path, HostView host, DesiredArguments desired) {
        GrubCfg menu = GrubCfg.parse(host.read(path).map(FileContent::text).orElse(""));
        HostPath beside = path.parent().resolve(ENVIRONMENT);
        HostPath environment = host.has(beside) ? beside : RED_HAT.parent().resolve(ENVIRONMENT);
        Optional<String> saved = host.read(environment)
                .flatMap(file -> GrubEnv.parse(file.text()).value("saved_entry"))
                .filter(name -> !name.isEmpty());
        if (menu.readsEntryFiles()) {
            return new Bls(entries(host), BlsSources.read(environment, host), saved, desired.entries(), true);
        }
        boolean debian = path.equals(DEBIAN);
        List<String> generator = !host.live()
                ? List.of()
                : debian ? List.of("update-grub") : List.of("grub2-mkconfig", "-o", path.value());
        return new Grub2(path, menu, menu, GrubDefaults.read(host, debian), saved, generator);
    }

    /** The menu has the newest version on top. */
    private static List<BlsFile> entries(HostView host) {
        List<BlsFile> files = new ArrayList<>();
        for (String name : host.list(Bls.ENTRIES)) {
            Optional<FileContent> content = host.read(Bls.ENTRIES.resolve(name));
            if (name.endsWith(BlsFile.ENDING) && content.isPresent()) {
                BlsEntry entry = BlsEntry.parse(content.get().text());
                if (entry.value("linux").isPresent()) {
                    files.add(new BlsFile(content.get().path(), entry, entry));
                }
            }
        }
        files.sort((one, other) -> RpmVersion.compare(other.id(), one.id()));
        return files;
    }
}
