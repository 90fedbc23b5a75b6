package com.example.motd;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import io.wirt.spi.Types;
import java.util.List;
import java.util.Optional;

/** The kind {@code motd}: the message that people see when they log in. */
public final class MotdKind implements Kind<MotdKind.Desired, MotdKind.Present> {
    private static final HostPath FILE = HostPath.of("/etc/motd");
    private static final Field<String> TEXT = Field.required("text", Types.text(), "The message, one line.");

    record Desired(Bytes content) {}

    record Present(Optional<Bytes> content) {}

    @Override
    public String name() {
        return "motd";
    }

    @Override
    public Schema<Desired> schema() {
        return Schema.of(
                "The message of the day.",
                List.of(TEXT),
                input -> new Desired(Bytes.utf8(input.get(TEXT) + "\n")));
    }

    @Override
    public Present observe(Desired desired, HostView host) {
        return new Present(host.read(FILE).map(FileContent::bytes));
    }

    @Override
    public Diff diff(Desired desired, Present present, Signals signals) {
        Diff diff = Diff.inOrder("the message in " + FILE, Evidence.of(FILE));
        if (present.content().equals(Optional.of(desired.content()))) {
            return diff;
        }
        return diff.with(new Change(
                "the message in " + FILE,
                List.of(new Delta("text", present.content().map(Bytes::latin1), Optional.of(desired.content().latin1()))),
                List.of(new Action.WriteFile(FILE, desired.content())),
                TakesEffect.NOW));
    }
}
