package io.wirt.it.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.opentest4j.TestAbortedException;

/** What becomes of a test that this machine has no means for, and of what a test run started on it. */
public final class Lab {
    private static final Deque<Runnable> CLEANUPS = new ArrayDeque<>();
    private static final Set<String> SKIPPED = new TreeSet<>();
    private static boolean hooked;

    private Lab() {}

    /** Whether this is a machine that is expected to have all means. */
    public static boolean onCi() {
        return "true".equals(System.getenv("CI"));
    }

    /**
     * Ends the running test for lack of a means: on CI it fails, elsewhere it is skipped, and the end of the test run
     * says so once more. Never returns; the type is for {@code throw}.
     *
     * @param subject what is not shown then, such as {@code "container hosts"}
     * @param remedy the command that would show it
     */
    public static RuntimeException lacks(String subject, String reason, String remedy) {
        String text = subject + ": " + reason + ". To run them: " + remedy;
        if (onCi()) {
            throw new AssertionError("not skipped, for CI=true: " + text);
        }
        synchronized (SKIPPED) {
            SKIPPED.add(text);
        }
        throw new TestAbortedException(text);
    }

    /** Has something ended when the test run ends, or this JVM is told to; the last that was registered first. */
    public static void atEnd(Runnable cleanup) {
        synchronized (CLEANUPS) {
            CLEANUPS.push(cleanup);
            if (!hooked) {
                hooked = true;
                Runtime.getRuntime().addShutdownHook(new Thread(Lab::cleanUp, "end of the test run"));
            }
        }
    }

    /** Ends what {@link #atEnd} was told of, once. */
    static void cleanUp() {
        synchronized (CLEANUPS) {
            while (!CLEANUPS.isEmpty()) {
                try {
                    CLEANUPS.pop().run();
                } catch (RuntimeException e) {
                    System.err.println("The end of the test run left something behind: " + e);
                }
            }
        }
    }

    /** What could not be run, why, and what would run it. */
    static Set<String> skipped() {
        synchronized (SKIPPED) {
            return new TreeSet<>(SKIPPED);
        }
    }
}
