package io.wirt.engine.journal;

import io.wirt.engine.host.StateStore;
import io.wirt.engine.plan.Debts;
import io.wirt.spi.Bytes;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The restarts that changes still owe, on record before the change is made and off it once the service has been told.
 * One small text file each, so that a quiet run parses next to nothing.
 */
public final class Owed implements Debts {
    private static final String DIRECTORY = "owed";

    private final StateStore store;
    private final Optional<String> bootId;

    /** @param bootId names the present boot; empty for a file system tree, where nothing is owed */
    public Owed(StateStore store, Optional<String> bootId) {
        this.store = store;
        this.bootId = bootId;
    }

    /**
     * One owed notification.
     *
     * @param source id of the resource that changed
     * @param service id of the resource to be told
     * @param path the file that the change writes; the root where it writes none or several, and then it is due until it
     *     is paid or the machine boots
     * @param before the file's state before the change, as {@code sha256:...} or {@code absent}
     */
    public record Debt(String source, String service, String bootId, HostPath path, String before) {}

    /**
     * Puts a debt on record; durable when this returns. Where an older one is still due, it is no longer known which
     * state the service runs with, so the debt is due whatever the file becomes.
     */
    public void record(Debt debt, HostView host) {
        Optional<Debt> older = load(fileName(debt).substring(DIRECTORY.length() + 1));
        boolean doubtful = older.isPresent() && isDue(older.get(), host);
        HostPath path = doubtful ? HostPath.ROOT : debt.path();
        String text = "source " + debt.source() + "\nservice " + debt.service() + "\nboot " + debt.bootId() + "\npath "
                + path + "\nbefore " + debt.before() + "\n";
        store.replace(fileName(debt), Bytes.utf8(text));
    }

    /** Takes every debt to this service off the record. */
    public void settle(String service) {
        for (String name : store.list(DIRECTORY)) {
            Optional<Debt> debt = load(name);
            if (debt.isPresent() && debt.get().service().equals(service)) {
                store.remove(DIRECTORY + "/" + name);
            }
        }
    }

    /** Every debt that is still due on {@code host}. */
    public List<Debt> due(HostView host) {
        List<Debt> due = new ArrayList<>();
        if (bootId.isEmpty()) {
            return due;
        }
        for (String name : store.list(DIRECTORY)) {
            Optional<Debt> debt = load(name);
            if (debt.isPresent() && isDue(debt.get(), host)) {
                due.add(debt.get());
            }
        }
        return due;
    }

    /** Takes off the record what has become void. */
    public void dropVoid(HostView host) {
        if (bootId.isEmpty()) {
            return;
        }
        for (String name : store.list(DIRECTORY)) {
            Optional<Debt> debt = load(name);
            if (debt.isPresent() && !isDue(debt.get(), host)) {
                store.remove(DIRECTORY + "/" + name);
            }
        }
    }

    @Override
    public List<String> owedTo(String service, HostView host) {
        List<String> sources = new ArrayList<>();
        for (Debt debt : due(host)) {
            if (debt.service().equals(service)) {
                sources.add(debt.source());
            }
        }
        return sources;
    }

    /** A boot has restarted every service; and a change that never happened owes nothing. */
    private boolean isDue(Debt debt, HostView host) {
        if (bootId.isEmpty() || !bootId.get().equals(debt.bootId())) {
            return false;
        }
        return debt.path().equals(HostPath.ROOT) || !stateOf(debt.path(), host).equals(debt.before());
    }

    private static String stateOf(HostPath path, HostView host) {
        try {
            Optional<FileContent> file = host.read(path);
            return file.isEmpty() ? "absent" : "sha256:" + file.get().bytes().sha256();
        } catch (HostException unreadable) {
            return "unreadable";
        }
    }

    private Optional<Debt> load(String name) {
        Optional<Bytes> content = store.read(DIRECTORY + "/" + name);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        String source = "";
        String service = "";
        String boot = "";
        String path = "/";
        String before = "";
        for (String line : content.get().latin1().split("\n", -1)) {
            int blank = line.indexOf(' ');
            String value = line.substring(blank + 1);
            switch (blank < 0 ? "" : line.substring(0, blank)) {
                case "source" -> source = value;
                case "service" -> service = value;
                case "boot" -> boot = value;
                case "path" -> path = value;
                case "before" -> before = value;
                default -> {}
            }
        }
        return path.startsWith("/")
                ? Optional.of(new Debt(source, service, boot, HostPath.of(path), before))
                : Optional.empty();
    }

    private static String fileName(Debt debt) {
        return DIRECTORY + "/" + debt.service().replace('/', '~') + "+"
                + debt.source().replace('/', '~');
    }
}
