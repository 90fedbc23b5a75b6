package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A family of kinds that is built outside of this project, against the distribution alone. */
class PluginTest {
    private static final Path SOURCES = Path.of("src/test/resources/plugin");
    private static final String SERVICE = "META-INF/services/io.wirt.spi.HostModule";

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    private Path plugins = Path.of("");
    private Path playbook = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        plugins = Files.createDirectory(directory.resolve("plugins"));
        playbook = Program.playbook(directory, "wirt: 1\nresources:\n  - motd: { text: Authorized use only. }\n");
    }

    @Test
    void aKindOfAPlugInIsListedPlannedAndApplied() throws IOException {
        jar("motd.jar", "com.example.motd.MotdModule");
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Map<String, String> before = host.contentsOfHost();

        assertThat(wirt.run("kinds", "--plugin-dir", plugins).exits(0).out())
                .contains("motd", "service", "kernel-args");
        assertThat(wirt.run("kinds", "motd", "--plugin-dir", plugins).exits(0).out())
                .contains("text (required)");
        Document plan = Document.of(run("plan", host).exits(0)).conformsTo("plan");
        assertThat(plan.texts("/resources", "/id")).containsExactly("motd");
        assertThat(host.contentsOfHost()).isEqualTo(before);

        Document.of(run("apply", host, "--yes").exits(0)).conformsTo("report");

        assertThat(host.text("etc/motd")).isEqualTo("Authorized use only.\n");
        Document again = Document.of(run("apply", host, "--yes").exits(0));
        assertThat(again.texts("/resources", "/status")).containsExactly("unchanged");
    }

    @Test
    void withoutThePlugInItsKindIsUnknown() {
        HostTree host = HostTree.copy("centos6-opteron", directory);

        run("plan", host).exits(65);
    }

    @Test
    void aPlugInsMistakesAreThePlaybooks() throws IOException {
        jar("motd.jar", "com.example.motd.MotdModule");
        Path wrong = Program.playbook(directory, "wirt: 1\nresources:\n  - motd: { txet: hello }\n");

        assertThat(wirt.run("validate", wrong, "--plugin-dir", plugins)
                        .exits(65)
                        .err())
                .contains("did you mean 'text'?");
    }

    @Test
    void anEmptyDirectoryAddsNothingAndOneThatIsNotThereIsAMistake() {
        String known = wirt.run("kinds").exits(0).out();

        assertThat(wirt.run("kinds", "--plugin-dir", plugins).exits(0).out()).isEqualTo(known);
        assertThat(wirt.run("kinds", "--plugin-dir", directory.resolve("none"))
                        .exits(64)
                        .err())
                .contains("there is no directory");
    }

    @Test
    void aJarThatNamesAClassItDoesNotHoldIsRefusedWithARemedy() throws IOException {
        jar("motd.jar", "com.example.motd.Missing");

        refused("com.example.motd.Missing");
    }

    @Test
    void aFileThatIsNoJarIsRefusedWithARemedy() throws IOException {
        Files.writeString(plugins.resolve("garbage.jar"), "no jar at all");

        refused("garbage.jar");
    }

    @Test
    void aTruncatedJarIsRefusedWithARemedy() throws IOException {
        Path jar = jar("motd.jar", "com.example.motd.MotdModule");
        byte[] content = Files.readAllBytes(jar);
        Files.write(jar, java.util.Arrays.copyOf(content, content.length / 2));

        refused("motd.jar");
    }

    @Test
    void aPlugInThatNamesAKindThatThereIsAlreadyIsRefused() throws IOException {
        jar("one.jar", "com.example.motd.MotdModule");
        jar("two.jar", "com.example.motd.SecondModule");

        refused("motd");
    }

    private void refused(String named) {
        Document error = Document.of(wirt.run("kinds", "--plugin-dir", plugins, "--format", "json")
                        .exits(64))
                .conformsTo("error");
        assertThat(error.text("/remedy")).isNotEmpty();
        assertThat(error.text("/summary")).contains(named);
    }

    private Program.Outcome run(String command, HostTree host, Object... options) {
        List<Object> words = new java.util.ArrayList<>(
                List.of(command, playbook, "--root", host.path(), "--plugin-dir", plugins, "--format", "json"));
        words.addAll(List.of(options));
        return wirt.run(words.toArray());
    }

    /** Compiles the sources as their author would, and puts them into a jar that names {@code module}. */
    private Path jar(String name, String module) throws IOException {
        Path classes = Files.createTempDirectory(directory, "classes");
        compile(classes);
        Path jar = plugins.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            add(out, SERVICE, (module + "\n").getBytes(StandardCharsets.UTF_8));
            for (Path compiled : files(classes, ".class")) {
                add(out, classes.relativize(compiled).toString(), Files.readAllBytes(compiled));
            }
        }
        return jar;
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String spi = files(wirt.distribution().resolve("lib"), ".jar").stream()
                .map(Path::toString)
                .filter(jar -> jar.contains("wirt-spi-") || jar.contains("jspecify-"))
                .collect(Collectors.joining(java.io.File.pathSeparator));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("--release", "17", "-d", classes.toString(), "-classpath", spi);
            assertThat(compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    options,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files(SOURCES, ".java")))
                            .call())
                    .as("the plug-in compiles against %s", spi)
                    .isTrue();
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static List<Path> files(Path below, String suffix) throws IOException {
        try (Stream<Path> found = Files.walk(below)) {
            return found.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
