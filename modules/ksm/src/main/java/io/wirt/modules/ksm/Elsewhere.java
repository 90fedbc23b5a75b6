package io.wirt.modules.ksm;

import io.wirt.formats.sysv.RcLocal;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lines by which somebody else sets at boot what the playbook declares. */
final class Elsewhere {
    private static final List<HostPath> FILES =
            List.of(HostPath.of("/etc/rc.local"), HostPath.of("/etc/rc.d/rc.local"), HostPath.of("/etc/sysfs.conf"));
    private static final List<HostPath> DIRECTORIES =
            List.of(HostPath.of("/etc/tmpfiles.d"), HostPath.of("/etc/sysfs.d"));
    private static final String ENDING = ".conf";

    private Elsewhere() {}

    static List<Evidence> find(List<KsmSetting> settings, HostView host) {
        List<Evidence> found = new ArrayList<>();
        for (HostPath path : candidates(host)) {
            Optional<FileContent> file = Beside.read(path, host);
            if (file.isPresent()) {
                List<String> lines =
                        RcLocal.parse(file.get().text(), AtBoot.OWNER).others();
                for (int i = 0; i < lines.size(); i++) {
                    if (sets(settings, lines.get(i).strip())) {
                        found.add(Evidence.at(path, i + 1, lines.get(i).strip()));
                    }
                }
            }
        }
        return found;
    }

    /** Each file once, whatever links lead to it. */
    private static Set<HostPath> candidates(HostView host) {
        Set<HostPath> candidates = new LinkedHashSet<>();
        for (HostPath file : FILES) {
            candidates.add(host.resolve(file));
        }
        for (HostPath directory : DIRECTORIES) {
            for (String name : host.list(directory)) {
                if (name.endsWith(ENDING) && !name.equals(AtBoot.TMPFILES_NAME)) {
                    candidates.add(host.resolve(directory.resolve(name)));
                }
            }
        }
        return candidates;
    }

    private static boolean sets(List<KsmSetting> settings, String line) {
        if (line.startsWith("#")) {
            return false;
        }
        for (KsmSetting setting : settings) {
            String file = "/mm/ksm/" + setting.fileName();
            int at = line.indexOf(file);
            int end = at + file.length();
            if (at >= 0
                    && (end == line.length() || (line.charAt(end) != '_' && !Character.isLetter(line.charAt(end))))) {
                return true;
            }
        }
        return false;
    }
}
