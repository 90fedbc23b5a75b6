package io.wirt.modules.ksm;

import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samepage merging as the running kernel does it (docs/domain 6).
 *
 * @param values the settings that this kernel has
 * @param shared pages that stand for several, by the kernel's count
 * @param unmerging what it would take to give everyone their own pages again
 */
record KernelKsm(Map<KsmSetting, String> values, long shared, UnmergeCost unmerging) {
    /** What the kernel takes for pages_to_scan when its advisor is switched off. */
    private static final String AFTER_ADVISOR = "100";

    KernelKsm {
        values = Map.copyOf(values);
    }

    /** Empty if the kernel cannot merge, and in a tree. */
    static Optional<KernelKsm> read(HostView host) {
        if (!host.live() || !host.hasDirectory(KsmSetting.DIRECTORY)) {
            return Optional.empty();
        }
        Map<KsmSetting, String> values = new EnumMap<>(KsmSetting.class);
        for (KsmSetting setting : KsmSetting.values()) {
            text(setting.file(), host).ifPresent(text -> values.put(setting, chosen(text)));
        }
        return Optional.of(new KernelKsm(values, count("pages_shared", host), UnmergeCost.read(host)));
    }

    /** Some files list all choices and mark the chosen one, as in {@code [none] scan-time}. */
    static String chosen(String text) {
        int open = text.indexOf('[');
        int close = text.indexOf(']', open + 1);
        return open >= 0 && close > open ? text.substring(open + 1, close) : text;
    }

    /** A number that the kernel counts; 0 where it does not. */
    static long count(String name, HostView host) {
        try {
            return Long.parseLong(text(KsmSetting.DIRECTORY.resolve(name), host).orElse("0"));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    private static Optional<String> text(HostPath file, HostView host) {
        Optional<FileContent> content = host.read(file);
        return content.map(present -> present.text().strip());
    }

    Optional<String> value(KsmSetting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** The settings that have to be written, in order. */
    List<KsmSetting> differing(KsmKind.Desired desired) {
        boolean advisorEnds =
                desired.settings().containsKey(KsmSetting.ADVISOR_MODE) && !desired.advises() && advises();
        List<KsmSetting> differing = new ArrayList<>();
        for (KsmSetting setting : desired.inOrder()) {
            Optional<String> present =
                    setting == KsmSetting.PAGES_TO_SCAN && advisorEnds ? Optional.of(AFTER_ADVISOR) : value(setting);
            if (!present.equals(Optional.of(desired.value(setting)))) {
                differing.add(setting);
            }
        }
        return differing;
    }

    /** Whether the kernel, and not the administrator, chooses how many pages are scanned. */
    boolean advises() {
        return !value(KsmSetting.ADVISOR_MODE).orElse(KsmSetting.NO_ADVISOR).equals(KsmSetting.NO_ADVISOR);
    }

    /** Whether a setting has to change that the kernel changes only while nothing is merged. */
    boolean mustUnmergeFirst(KsmKind.Desired desired) {
        return shared > 0 && !isUnmerged() && differing(desired).stream().anyMatch(KsmSetting::needsUnmerged);
    }

    /** Whether to do as the playbook says takes merged pages apart. */
    boolean unmerges(KsmKind.Desired desired) {
        boolean switched = desired.value(KsmSetting.RUN).equals(KsmSetting.UNMERGED) && !isUnmerged();
        return mustUnmergeFirst(desired) || (switched && unmerging.pages() > 0);
    }

    private boolean isUnmerged() {
        return value(KsmSetting.RUN).equals(Optional.of(KsmSetting.UNMERGED));
    }
}
