package io.wirt.modules.ksm;

import io.wirt.formats.shell.ShellVars;
import io.wirt.formats.sysv.RcLocal;
import io.wirt.hostfacts.services.BootLinks;
import io.wirt.hostfacts.services.InitSystem;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.TakesEffect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the host is told to set the kernel's values at each boot.
 *
 * @param path the file, links followed
 * @param text what it holds; empty text if it is not there
 * @param mode its permissions, or those that it gets
 * @param runs whether the host acts on it at boot
 * @param directory whether it has a directory to be in
 */
record AtBoot(Format format, HostPath path, String text, int mode, boolean runs, boolean directory) {
    static final String OWNER = "wirt ksm, which replaces these lines";

    /** Of two files that set one value, systemd-tmpfiles heeds the one whose name comes first, see tmpfiles.d(5). */
    static final String TMPFILES_NAME = "00-wirt-ksm.conf";

    private static final HostPath TMPFILES = HostPath.of("/etc/tmpfiles.d/" + TMPFILES_NAME);
    private static final HostPath RED_HAT = HostPath.of("/etc/rc.d/rc.local");
    private static final HostPath DEBIAN = HostPath.of("/etc/rc.local");
    private static final int EXECUTABLE = 0100;

    /** How such a file says that a value be set. */
    enum Format {
        /**
         * For systemd-tmpfiles, which acts before services start, see tmpfiles.d(5). The file is all Wirt's. The
         * exclamation mark means at boot only: packages have the files read again at any time.
         */
        TMPFILES {
            @Override
            String before(KsmSetting setting) {
                return "w! " + setting.file() + " - - - - ";
            }

            @Override
            String behind(KsmSetting setting) {
                return "";
            }

            @Override
            List<String> ownLines(String text) {
                return List.of(text.split("\n", -1));
            }

            @Override
            String with(String text, List<String> lines) {
                return "# Written by Wirt, which replaces this file.\n" + String.join("\n", lines) + "\n";
            }
        },
        /**
         * For the shell, in the script that SysV init runs last. Only a block of it is Wirt's. A value that a kernel does
         * not have, or does not take, must not end a script that runs with {@code -e}.
         */
        RC_LOCAL {
            @Override
            String before(KsmSetting setting) {
                return "[ ! -w " + setting.file() + " ] || echo ";
            }

            @Override
            String behind(KsmSetting setting) {
                return " > " + setting.file() + " || :";
            }

            @Override
            List<String> ownLines(String text) {
                return RcLocal.parse(text, OWNER).block();
            }

            @Override
            String with(String text, List<String> lines) {
                return RcLocal.parse(text, OWNER).with(lines).text();
            }
        };

        /** What stands before the value on a setting's line. */
        abstract String before(KsmSetting setting);

        abstract String behind(KsmSetting setting);

        abstract List<String> ownLines(String text);

        abstract String with(String text, List<String> lines);

        String line(KsmSetting setting, String value) {
            return before(setting) + value + behind(setting);
        }

        /** The value that the line gives the setting; empty if it is about something else. */
        Optional<String> value(KsmSetting setting, String line) {
            int start = before(setting).length();
            int end = line.length() - behind(setting).length();
            return line.startsWith(before(setting)) && line.endsWith(behind(setting)) && start <= end
                    ? Optional.of(line.substring(start, end))
                    : Optional.empty();
        }
    }

    /** Empty if the host starts its services in no way that Wirt knows. */
    static Optional<AtBoot> of(HostView host) {
        return switch (InitSystem.of(host)) {
            case SYSTEMD, NOT_BOOTED -> Optional.of(tmpfiles(host));
            case SYSV -> Optional.of(rcLocal(host));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static AtBoot tmpfiles(HostView host) {
        Optional<FileContent> file = host.read(TMPFILES);
        return new AtBoot(
                Format.TMPFILES,
                TMPFILES,
                file.isEmpty() ? "" : file.get().text(),
                0644,
                true,
                host.hasDirectory(TMPFILES.parent()));
    }

    private static AtBoot rcLocal(HostView host) {
        HostPath usual = host.hasDirectory(RED_HAT.parent()) ? RED_HAT : DEBIAN;
        Optional<FileContent> file = host.read(usual);
        boolean started = BootLinks.starting("local", InitSystem.SYSV, host).isPresent()
                || BootLinks.starting("rc.local", InitSystem.SYSV, host).isPresent();
        return file.isEmpty()
                ? new AtBoot(Format.RC_LOCAL, usual, "", 0755, started, true)
                : new AtBoot(
                        Format.RC_LOCAL,
                        file.get().path(),
                        file.get().text(),
                        file.get().attributes().mode(),
                        started && (file.get().attributes().mode() & EXECUTABLE) != 0,
                        true);
    }

    /** Why the file cannot be edited. */
    Optional<RcLocal.Obstacle> obstacle() {
        return format == Format.RC_LOCAL ? RcLocal.parse(text, OWNER).obstacle() : Optional.empty();
    }

    /** Empty if the host sets at boot just what is desired. */
    Optional<Change> change(KsmKind.Desired desired, Optional<KsmService> service) {
        List<Delta> deltas = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        file(desired, deltas, actions);
        String pages = desired.settings().get(KsmSetting.MAX_KERNEL_PAGES);
        Optional<ShellVars> configuration = service.flatMap(KsmService::configuration);
        if (pages != null && configuration.isPresent()) {
            ofService(pages, configuration.get(), deltas, actions);
        }
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Change(KsmKind.settings(deltas.size()) + " at boot", deltas, actions, TakesEffect.NOW));
    }

    private void file(KsmKind.Desired desired, List<Delta> deltas, List<Action> actions) {
        Map<KsmSetting, String> present = present();
        List<String> lines = new ArrayList<>();
        int before = deltas.size();
        for (KsmSetting setting : KsmSetting.values()) {
            Optional<String> old = Optional.ofNullable(present.get(setting));
            Optional<String> wanted = Optional.ofNullable(desired.settings().get(setting));
            wanted.ifPresent(value -> lines.add(format.line(setting, value)));
            if (!wanted.equals(old)) {
                deltas.add(new Delta(setting.fileName() + " at boot", old, wanted));
            }
        }
        if (deltas.size() > before) {
            if (!directory) {
                actions.add(new Action.MakeDirectory(path.parent(), 0755));
            }
            actions.add(new Action.WriteFile(path, Bytes.latin1(format.with(text, lines)), mode, Set.of()));
        }
    }

    private Map<KsmSetting, String> present() {
        Map<KsmSetting, String> present = new EnumMap<>(KsmSetting.class);
        for (String line : format.ownLines(text)) {
            for (KsmSetting setting : KsmSetting.values()) {
                format.value(setting, line).ifPresent(value -> present.put(setting, value));
            }
        }
        return present;
    }

    /** What the service would otherwise write whenever it starts. */
    private static void ofService(String pages, ShellVars file, List<Delta> deltas, List<Action> actions) {
        ShellVars edited = file.with(KsmService.MAXIMUM, pages);
        if (!edited.equals(file)) {
            Optional<String> old = file.lookup(KsmService.MAXIMUM).map(ShellVars.Assignment::value);
            deltas.add(new Delta(KsmService.MAXIMUM, old, Optional.of(pages)));
            actions.add(new Action.WriteFile(KsmService.CONFIGURATION, Bytes.latin1(edited.text())));
        }
    }
}
