package io.wirt.modules.service.systemd;

import io.wirt.hostfacts.services.BootLinks;
import io.wirt.hostfacts.services.Unit;
import io.wirt.hostfacts.services.UnitNames;
import io.wirt.spi.Action;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The links by which units are enabled: one unit's, and those of the units that its {@code Also=} names, as {@code
 * systemctl enable} and {@code disable} treat them together.
 *
 * @param present the unit's own that are there
 * @param presentOfOthers those of the others that are there
 * @param missing what enabling makes: directories before the links in them, and the unit's own links last, so that a
 *     run that is cut off leaves a unit that is not enabled yet
 * @param partial whether some of the links that the unit asks for are there, and some are not
 * @param unclear whether the unit names a link by what only systemd can fill in
 */
record UnitLinks(
        List<HostPath> present,
        List<HostPath> presentOfOthers,
        List<Action> missing,
        boolean partial,
        boolean unclear) {

    UnitLinks {
        present = List.copyOf(present);
        presentOfOthers = List.copyOf(presentOfOthers);
        missing = List.copyOf(missing);
    }

    static UnitLinks of(Unit unit, HostView host) {
        return new Reader(unit, host).read();
    }

    boolean enabled() {
        return !present.isEmpty();
    }

    /** What is there and goes when the unit is disabled, the unit's own last. */
    List<HostPath> all() {
        List<HostPath> all = new ArrayList<>(presentOfOthers);
        all.addAll(present);
        return all;
    }

    /** One reading of a host. */
    private static final class Reader {
        private final Unit root;
        private final HostView host;
        private final List<String> seen = new ArrayList<>();
        private final List<HostPath> presentOfOthers = new ArrayList<>();
        private final List<Action> missing = new ArrayList<>();
        private final List<HostPath> directories = new ArrayList<>();
        private boolean rootHas;
        private boolean rootLacks;
        private boolean unclear;

        Reader(Unit root, HostView host) {
            this.root = root;
            this.host = host;
        }

        UnitLinks read() {
            add(root);
            return new UnitLinks(present(root), presentOfOthers, missing, rootHas && rootLacks, unclear);
        }

        private void add(Unit unit) {
            seen.add(unit.name());
            for (Optional<String> also : words(unit, "Also")) {
                Optional<Unit> other = also.filter(name -> !seen.contains(name)).flatMap(name -> Unit.find(name, host));
                if (other.isPresent()
                        && !other.get().isMasked()
                        && !seen.contains(other.get().name())) {
                    presentOfOthers.addAll(present(other.get()));
                    add(other.get());
                }
            }
            addAll(unit, "WantedBy", ".wants/");
            addAll(unit, "RequiredBy", ".requires/");
            addAll(unit, "UpheldBy", ".upholds/");
            for (Optional<String> alias : words(unit, "Alias")) {
                add(unit, alias);
            }
        }

        private void addAll(Unit unit, String key, String directory) {
            for (Optional<String> target : words(unit, key)) {
                add(unit, target.map(name -> name + directory + unit.name()));
            }
        }

        private static List<Optional<String>> words(Unit unit, String key) {
            List<Optional<String>> words = new ArrayList<>();
            for (String word : unit.content().list("Install", key)) {
                words.add(UnitNames.filledIn(word, unit.name()));
            }
            return words;
        }

        private void add(Unit unit, Optional<String> name) {
            unclear |= name.isEmpty();
            if (name.isEmpty() || name.get().equals(unit.name())) {
                return;
            }
            HostPath path = Unit.CONFIGURED.resolve(name.get());
            boolean there = isThere(path);
            if (unit.equals(root)) {
                rootHas |= there;
                rootLacks |= !there;
            }
            if (!there) {
                need(path.parent());
                missing.add(new Action.Link(path, unit.file().value()));
            }
        }

        private void need(HostPath directory) {
            if (!directories.contains(directory) && !isThere(directory)) {
                need(directory.parent());
                directories.add(directory);
                missing.add(new Action.MakeDirectory(directory, 0755));
            }
        }

        private boolean isThere(HostPath path) {
            return !(host.node(path) instanceof Node.Missing);
        }

        /** The name of a link in a directory counts, wherever it leads; an alias is known by what it leads to. */
        private List<HostPath> present(Unit unit) {
            List<HostPath> present = new ArrayList<>();
            for (String name : host.list(Unit.CONFIGURED)) {
                HostPath path = Unit.CONFIGURED.resolve(name);
                Optional<HostPath> entry = BootLinks.entry(name, unit.name(), host);
                if (entry.isPresent()) {
                    present.add(entry.get());
                } else if (!name.equals(unit.name())
                        && host.node(path) instanceof Node.SymbolicLink
                        && host.resolve(path).equals(unit.file())) {
                    present.add(path);
                }
            }
            return present;
        }
    }
}
