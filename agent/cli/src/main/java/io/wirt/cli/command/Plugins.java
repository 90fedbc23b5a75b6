package io.wirt.cli.command;

import io.wirt.spi.HostModule;
import io.wirt.spi.command.UsageException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/** Finds the families that jars in a directory add. Where there is no jar, no class loader is made. */
final class Plugins {
    private static final Path USUAL = Path.of("/usr/lib/wirt/plugins");

    private Plugins() {}

    /**
     * Plug-ins are code, so they come from this machine or from where the caller says, never from under the root.
     *
     * @param named by the caller
     */
    static List<HostModule> found(Optional<Path> named) {
        Path directory = named.orElse(USUAL);
        return named.isPresent() || Files.isDirectory(directory) ? in(directory) : List.of();
    }

    private static List<HostModule> in(Path directory) {
        List<Path> jars = jars(directory);
        if (jars.isEmpty()) {
            return List.of();
        }
        List<HostModule> found = new ArrayList<>();
        try {
            for (HostModule module : ServiceLoader.load(HostModule.class, loader(jars))) {
                found.add(module);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new UsageException(
                    "a plug-in in " + directory + " cannot be loaded: " + e.getMessage(),
                    "take the jar out, or build it for this version of Wirt");
        }
        return found;
    }

    private static List<Path> jars(Path directory) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
            found.forEach(jars::add);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no directory " + directory, "see --plugin-dir");
        } catch (IOException e) {
            throw new UsageException("cannot read " + directory + ": " + Session.reason(e), "see --plugin-dir");
        }
        jars.sort(null);
        jars.forEach(Plugins::requireJar);
        return jars;
    }

    /** A class loader passes over what is no jar without a word. */
    private static void requireJar(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            opened.getManifest();
        } catch (IOException e) {
            throw new UsageException(
                    jar + " is no jar that can be read: " + Session.reason(e), "copy it anew, or remove it");
        }
    }

    /** Open until the program ends: the kinds it holds are used until then. */
    private static URLClassLoader loader(List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        try {
            for (int i = 0; i < urls.length; i++) {
                urls[i] = jars.get(i).toUri().toURL();
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every path has a URL", e);
        }
        return new URLClassLoader(urls, Plugins.class.getClassLoader());
    }
}
