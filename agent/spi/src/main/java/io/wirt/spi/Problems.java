package io.wirt.spi;

import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of a playbook, so that a person sees all of them at once. */
public final class Problems {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    public void report(Code code, String summary, Span span, String hint) {
        diagnostics.add(new Diagnostic(code, summary, span, hint));
    }

    public boolean isEmpty() {
        return diagnostics.isEmpty();
    }

    public int count() {
        return diagnostics.size();
    }

    /** In the order of their places. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> sorted = new ArrayList<>(diagnostics);
        sorted.sort((a, b) -> a.span().line() != b.span().line()
                ? Integer.compare(a.span().line(), b.span().line())
                : Integer.compare(a.span().column(), b.span().column()));
        return sorted;
    }
}
