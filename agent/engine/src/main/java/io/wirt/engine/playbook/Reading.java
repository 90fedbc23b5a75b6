package io.wirt.engine.playbook;

import io.wirt.spi.Diagnostic;
import java.util.List;

/** The outcome of reading a playbook. */
public sealed interface Reading {

    record Accepted(Playbook playbook) implements Reading {}

    /** All mistakes of the file, in the order of their places. */
    record Rejected(PlaybookSource source, List<Diagnostic> diagnostics) implements Reading {
        public Rejected {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
