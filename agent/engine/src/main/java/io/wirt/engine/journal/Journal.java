package io.wirt.engine.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wirt.engine.host.StateStore;
import io.wirt.spi.Bytes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/**
 * The record of one run, written as it happens: a line of JSON for each thing begun and done, on disk before the next
 * one begins. It makes no file until the first line, so a run without changes leaves none.
 */
public final class Journal {
    private static final String RUNNING = "running";

    private final StateStore store;
    private final Clock clock;
    private final JsonFactory json = new JsonFactory();
    private final String run;
    private boolean begun;
    private int images;

    public Journal(StateStore store, Clock clock, String run) {
        this.store = store;
        this.clock = clock;
        this.run = run;
    }

    /** The run that began and never ended, if the last one was cut off. */
    public static Optional<String> interrupted(StateStore store) {
        return store.read(RUNNING).map(Bytes::latin1).map(String::strip);
    }

    public String run() {
        return run;
    }

    /** Announces the run; nothing has been changed yet. */
    public void begin(String playbook, String digest) {
        begun = true;
        store.replace(RUNNING, Bytes.utf8(run + "\n"));
        line("begun", "playbook", playbook, "sha256", digest);
    }

    /** Keeps what is about to be replaced, and says what is about to be done. */
    public void intent(String resource, String action, Optional<Bytes> before) {
        String image = "";
        if (before.isPresent()) {
            image = "before/" + ++images;
            store.replace("runs/" + run + "/" + image, before.get());
        }
        line("intent", "resource", resource, "action", action, "beforeImage", image);
    }

    public void done(String resource, String action) {
        line("done", "resource", resource, "action", action);
    }

    public void verified(String resource) {
        line("verified", "resource", resource);
    }

    public void failed(String resource, String reason) {
        line("failed", "resource", resource, "reason", reason);
    }

    /** The run has come to its end, with every resource as declared or not. */
    public void end(boolean converged) {
        if (begun) {
            line("ended", "converged", Boolean.toString(converged));
        }
        store.remove(RUNNING);
    }

    private void line(String event, String... fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            generator.writeStartObject();
            generator.writeStringField("at", clock.instant().toString());
            generator.writeStringField("event", event);
            for (int i = 0; i < fields.length; i += 2) {
                if (!fields[i + 1].isEmpty()) {
                    generator.writeStringField(fields[i], fields[i + 1]);
                }
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        store.append("runs/" + run + "/journal.jsonl", Bytes.utf8(text + "\n"));
    }
}
