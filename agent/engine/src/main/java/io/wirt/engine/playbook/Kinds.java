package io.wirt.engine.playbook;

import io.wirt.spi.Field;
import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds that playbooks may use, by name: the built-in families and those of plug-ins. */
public final class Kinds {
    private final Map<String, Kind<?, ?>> resources = new LinkedHashMap<>();
    private final Map<String, Kind<?, ?>> checks = new LinkedHashMap<>();

    /**
     * Collects the kinds of all families.
     *
     * @throws IllegalArgumentException if two families bring a kind of the same name, or one has a setting whose name is
     *     taken by a setting of every kind
     */
    public static Kinds of(List<? extends HostModule> modules) {
        Kinds kinds = new Kinds();
        for (HostModule module : modules) {
            add(kinds.resources, module, module.kinds());
            add(kinds.checks, module, module.checks());
        }
        return kinds;
    }

    /** By name, in the order of the families. */
    public Map<String, Kind<?, ?>> resources() {
        return resources;
    }

    public Map<String, Kind<?, ?>> checks() {
        return checks;
    }

    private static void add(Map<String, Kind<?, ?>> all, HostModule module, List<Kind<?, ?>> kinds) {
        for (Kind<?, ?> kind : kinds) {
            for (Field<?> field : kind.schema().fields()) {
                if (CommonSettings.NAMES.contains(field.name())) {
                    throw new IllegalArgumentException("the family " + module.family() + " brings the kind "
                            + kind.name() + " with a setting '" + field.name() + "', which is a setting of every kind");
                }
            }
            if (all.putIfAbsent(kind.name(), kind) != null) {
                throw new IllegalArgumentException("the family " + module.family() + " brings the kind " + kind.name()
                        + ", which is there already");
            }
        }
    }
}
