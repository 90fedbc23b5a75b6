package io.wirt.it.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The serial line on which a machine takes commands: the other end of {@code vm/root/usr/local/sbin/channel}. */
final class Channel {
    private static final String NOTHING = "-";

    private final OutputStream toMachine;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

    /** One line that the machine sent, by its words: first what it is, then what it says. */
    record Line(List<String> words) {
        boolean is(String what) {
            return words.get(0).equals(what);
        }
    }

    /** What a command came to. */
    record Answer(int exit, String out, String err) {

        /** This answer, if the command ended as expected; else the failure shows what it said. */
        Answer exits(int expected) {
            assertThat(exit).as("exit status\n%s%s", out, err).isEqualTo(expected);
            return this;
        }

        private static Answer of(Line line) {
            assertThat(line.words()).as("an answer").hasSize(4).startsWith("done");
            return new Answer(
                    Integer.parseInt(line.words().get(1)),
                    decoded(line.words().get(2)),
                    decoded(line.words().get(3)));
        }

        private static String decoded(String word) {
            return word.equals(NOTHING) ? "" : new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
        }
    }

    Channel(OutputStream toMachine, InputStream fromMachine) {
        this.toMachine = toMachine;
        Thread reader = new Thread(() -> read(fromMachine), "channel of the virtual machine");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends a command and waits for its answer; nothing if there is none in time. */
    Optional<Answer> run(Duration longest, List<String> command) {
        send(command);
        return next(longest).map(Answer::of);
    }

    void send(List<String> command) {
        String line = command.stream()
                .map(word -> Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(" ", "", "\n"));
        try {
            toMachine.write(line.getBytes(StandardCharsets.US_ASCII));
            toMachine.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Line> next(Duration longest) {
        try {
            return Optional.ofNullable(lines.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(InputStream fromMachine) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(fromMachine, StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(new Line(Arrays.asList(line.split(" ", -1))));
            }
        } catch (IOException e) {
            // The machine was switched off. A thread that waits for a line learns it by getting none.
            lines.clear();
        }
    }
}
