package io.wirt.engine.host;

import java.nio.file.Path;
import java.time.Duration;

/** The main class of {@link OtherProcess}: takes the lock, says so, and keeps it until it is ended. */
final class LockHolder {
    private LockHolder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        StateStore.Locking locking =
                DirectoryStateStore.at(Path.of(arguments[0])).lock("the other process");
        System.out.println(locking instanceof StateStore.Locking.Taken taken ? "taken by " + taken.holder() : "held");
        if (arguments.length == 1) {
            Thread.sleep(Duration.ofMinutes(1).toMillis());
        }
    }
}
