package io.wirt.modules.boot;

import io.wirt.formats.grub.GrubEnv;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a host of boot loader entries keeps arguments beside the entries (docs/domain 2): shared ones in the boot loader's
 * environment (EL 8), those of kernels to come in {@code /etc/kernel/cmdline} (EL 9 and later), and in the settings of
 * {@code grub2-mkconfig}, which may write the others anew.
 *
 * @param environment where the environment block is
 * @param before the block as it is; empty text if there is none
 * @param block as it should be
 * @param commandLineBefore of kernels to come, as it is; empty if there is no such file
 * @param commandLine as it should be
 */
record BlsSources(
        HostPath environment,
        GrubEnv before,
        GrubEnv block,
        Optional<String> commandLineBefore,
        Optional<String> commandLine,
        GrubDefaults settings) {
    static final String SHARED = "kernelopts";
    static final String TUNED = "tuned_params";
    static final HostPath COMMAND_LINE = HostPath.of("/etc/kernel/cmdline");
    private static final int OF_BLOCK = 0;
    private static final int OF_COMMAND_LINE = 1;
    private static final int OF_SETTINGS = 2;

    static BlsSources read(HostPath environment, HostView host) {
        GrubEnv block =
                GrubEnv.parse(host.read(environment).map(FileContent::text).orElse(""));
        Optional<String> commandLine = host.read(COMMAND_LINE).map(FileContent::text);
        return new BlsSources(environment, block, block, commandLine, commandLine, GrubDefaults.read(host, false));
    }

    /** The shared arguments as they should be; empty if there are none. */
    String shared() {
        return block.value(SHARED).orElse("");
    }

    /** @param withShared whether what the entries share is one of them */
    List<ArgumentSource> all(boolean withShared) {
        List<ArgumentSource> sources = new ArrayList<>();
        block.value(SHARED)
                .filter(text -> withShared)
                .ifPresent(text ->
                        sources.add(new ArgumentSource(OF_BLOCK, SHARED, 0, true, KernelArguments.parse(text))));
        commandLine.ifPresent(text -> sources.add(new ArgumentSource(
                OF_COMMAND_LINE, COMMAND_LINE.value(), 1, true, KernelArguments.parse(text.stripTrailing()))));
        for (ArgumentSource setting : settings.sources()) {
            if (setting.line() > 0) {
                sources.add(new ArgumentSource(
                        OF_SETTINGS + setting.index(),
                        setting.name(),
                        setting.line(),
                        setting.ofEveryEntry(),
                        setting.arguments()));
            }
        }
        return sources;
    }

    /** @return empty if the environment block has no room for its new arguments */
    Optional<BlsSources> with(Map<Integer, KernelArguments> changed) {
        Optional<GrubEnv> fitting = Optional.of(block);
        Optional<String> line = commandLine;
        Map<Integer, KernelArguments> ofSettings = new TreeMap<>();
        for (Map.Entry<Integer, KernelArguments> change : changed.entrySet()) {
            String text = change.getValue().text();
            switch (change.getKey()) {
                case OF_BLOCK -> fitting = block.with(SHARED, text);
                case OF_COMMAND_LINE -> line = Optional.of(text + "\n");
                default -> ofSettings.put(change.getKey() - OF_SETTINGS, change.getValue());
            }
        }
        Optional<String> newLine = line;
        return fitting.map(newBlock ->
                new BlsSources(environment, before, newBlock, commandLineBefore, newLine, settings.with(ofSettings)));
    }

    /** What makes the host's sources these; the boot loader's block is written over in its place (trap 17). */
    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        if (!block.text().equals(before.text())) {
            actions.add(new Action.OverwriteFile(environment, Bytes.latin1(block.text())));
        }
        if (!commandLine.equals(commandLineBefore)) {
            actions.add(new Action.WriteFile(COMMAND_LINE, Bytes.latin1(commandLine.orElse(""))));
        }
        actions.addAll(settings.actions());
        return actions;
    }
}
