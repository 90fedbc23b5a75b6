package io.wirt.cli.command;

import io.wirt.engine.host.Host;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.command.CommandCall;
import io.wirt.spi.command.CommandOption;
import io.wirt.spi.output.Json;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a module's command sees of a session. */
final class ModuleCall implements CommandCall {
    private final Session session;
    private final List<CommandOption> declared;
    private @Nullable Host host;

    ModuleCall(Session session, List<CommandOption> declared) {
        this.session = session;
        this.declared = declared;
    }

    @Override
    public boolean has(CommandOption.Flag flag) {
        return session.options().has(name(flag));
    }

    @Override
    public Optional<String> text(CommandOption.Value option) {
        return session.options().text(name(option));
    }

    @Override
    public Optional<Input> file(CommandOption.InputFile option) {
        return session.options().text(name(option)).map(file -> new Input() {
            @Override
            public String name() {
                return file;
            }

            @Override
            public void lines(Consumer<String> sink) {
                session.options()
                        .path(option.name())
                        .ifPresent(path -> CallerFile.lines(file, path, session.console(), sink));
            }
        });
    }

    @Override
    public Optional<Output> file(CommandOption.OutputFile option) {
        Optional<Path> path = session.options().path(name(option));
        path.ifPresent(file -> CallerFile.demandReplaceable(file, option.sort(), option.begin()));
        return path.map(file -> new Output() {
            @Override
            public String name() {
                return file.toString();
            }

            @Override
            public void write(Bytes content) {
                CallerFile.write(file, content);
            }
        });
    }

    /** To ask for what was not declared is a mistake in the command, which else would never see the option. */
    private String name(CommandOption option) {
        if (!declared.contains(option)) {
            throw new IllegalArgumentException(option.name() + " was not declared");
        }
        return option.name();
    }

    /** Looked up when it is asked for: mistakes in the call are told before those about the host. */
    private Host lookedUp() {
        Host known = host;
        if (known == null) {
            known = session.host();
            host = known;
        }
        return known;
    }

    @Override
    public HostView host() {
        return lookedUp();
    }

    @Override
    public String hostName() {
        String name = lookedUp().facts().name();
        return name.isEmpty() ? lookedUp().facts().id() : name;
    }

    @Override
    public boolean lines(HostPath path, Consumer<String> sink) {
        return lookedUp().lines(path, sink);
    }

    @Override
    public Style style() {
        return session.style();
    }

    @Override
    public int columns() {
        return session.console().terminal().columns();
    }

    @Override
    public boolean json() {
        return session.options().json();
    }

    @Override
    public boolean quiet() {
        return session.options().has("--quiet");
    }

    @Override
    public boolean verbose() {
        return session.options().has("--verbose");
    }

    @Override
    public void print(Sheet sheet) {
        session.console().print(sheet);
    }

    @Override
    public void print(Json document) {
        session.console().print(document);
    }
}
