package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Query;
import java.nio.file.Path;

/** The main class of {@link OtherProcess}: does one thing to a tree and prints how it went. */
final class Probe {
    private Probe() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        LocalHost host = LocalHost.tree(Path.of(arguments[1]));
        HostPath path = HostPath.of(arguments[2]);
        try {
            System.out.println(done(arguments, host, path));
        } catch (HostException e) {
            System.out.println(e.id() + ": " + e.summary());
        }
        if (arguments[0].equals("write")) {
            System.out.println("left " + host.list(path.parent()));
            host.read(path).ifPresent(file -> System.out.println(file.bytes()));
        }
    }

    private static String done(String[] arguments, LocalHost host, HostPath path) {
        if (arguments[0].equals("write")) {
            Action write = new Action.WriteFile(path, Bytes.utf8("x".repeat(Integer.parseInt(arguments[3]))));
            host.perform(write, host.ground(write));
            return "written";
        }
        if (arguments[0].equals("look")) {
            boolean seen =
                    host.read(path).isPresent() && !host.list(HostPath.ROOT).isEmpty();
            host.node(path);
            host.facts();
            host.ask(new Query.BootLog());
            return seen ? "looked" : "saw nothing";
        }
        if (arguments[0].equals("list")) {
            return host.list(path).toString();
        }
        return host.read(path).isPresent() ? "read" : "missing";
    }
}
