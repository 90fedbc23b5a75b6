package io.wirt.cli.command;

import io.wirt.cli.render.KindText;
import io.wirt.engine.playbook.Kinds;
import io.wirt.spi.Field;
import io.wirt.spi.Kind;
import io.wirt.spi.Suggestion;
import io.wirt.spi.command.UsageException;
import io.wirt.spi.output.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code wirt kinds}: what a playbook may declare. */
final class KindsCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "kinds",
                "List the kinds of resources and checks, or explain one.",
                "  wirt kinds                             all of them",
                "  wirt kinds service                     what can be said of a service");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("KIND")
                .arity("0..1")
                .type(String.class)
                .description("The kind to explain.")
                .build());
        return Options.withOutput(Options.withPlugins(spec));
    }

    @Override
    public int run(Session session) {
        Kinds kinds = session.kinds();
        Map<String, Kind<?, ?>> all = new LinkedHashMap<>(kinds.resources());
        all.putAll(kinds.checks());
        if (!session.options().positionals().isEmpty()) {
            String name = session.options().positionals().get(0);
            Kind<?, ?> kind = all.get(name);
            if (kind == null) {
                throw new UsageException(
                        "there is no kind '" + name + "'",
                        Suggestion.didYouMean(name, all.keySet(), "known are " + String.join(", ", all.keySet())));
            }
            all.keySet().retainAll(List.of(name));
        }
        if (session.options().json()) {
            session.console().print(json(all, kinds));
        } else if (session.options().positionals().isEmpty()) {
            session.console().print(KindText.list(kinds.resources(), kinds.checks()));
        } else {
            all.values().forEach(kind -> session.console().print(KindText.explain(kind)));
        }
        return ExitStatus.DONE;
    }

    private static Json json(Map<String, Kind<?, ?>> shown, Kinds kinds) {
        List<Json> items = new ArrayList<>();
        for (Kind<?, ?> kind : shown.values()) {
            List<Json> fields = new ArrayList<>();
            for (Field<?> field : kind.schema().fields()) {
                fields.add(Json.members(
                        "name", field.name(),
                        "type", field.type().shape().describe(),
                        "required", field.absent().isEmpty(),
                        "meaning", field.meaning()));
            }
            items.add(Json.members(
                    "name",
                    kind.name(),
                    "section",
                    kinds.checks().containsKey(kind.name()) ? "checks" : "resources",
                    "meaning",
                    kind.schema().meaning(),
                    "fields",
                    new Json.Array(fields)));
        }
        return Json.members("document", "kinds", "format", 1, "kinds", new Json.Array(items));
    }
}
