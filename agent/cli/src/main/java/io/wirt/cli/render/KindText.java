package io.wirt.cli.render;

import io.wirt.spi.Field;
import io.wirt.spi.Kind;
import io.wirt.spi.output.Sheet;
import java.util.Map;

/** The kinds and their settings, as a person reads them. */
public final class KindText {
    private KindText() {}

    public static Sheet list(Map<String, Kind<?, ?>> resources, Map<String, Kind<?, ?>> checks) {
        StringBuilder text = new StringBuilder("Under resources:\n");
        resources.values().forEach(kind -> text.append(line(kind)));
        text.append("\nUnder checks: and after-boot:\n");
        checks.values().forEach(kind -> text.append(line(kind)));
        return Sheet.of(text.append("\n'wirt kinds KIND' explains one.\n").toString());
    }

    public static Sheet explain(Kind<?, ?> kind) {
        StringBuilder text =
                new StringBuilder(kind.name() + "\n  " + kind.schema().meaning() + "\n\n");
        for (Field<?> field : kind.schema().fields()) {
            text.append("  ").append(field.name());
            text.append(field.absent().isEmpty() ? " (required)" : "");
            field.silence()
                    .ifPresent(value -> text.append(" (default ").append(value).append(')'));
            text.append('\n');
            text.append("      ").append(field.type().shape().describe()).append('\n');
            text.append("      ").append(field.meaning()).append('\n');
        }
        kind.schema().shorthand().ifPresent(field -> text.append("\n  Short form: ")
                .append(kind.name())
                .append(": ")
                .append("<")
                .append(field.name())
                .append(">\n"));
        return Sheet.of(text.toString());
    }

    private static String line(Kind<?, ?> kind) {
        return String.format("  %-15s %s%n", kind.name(), kind.schema().meaning());
    }
}
