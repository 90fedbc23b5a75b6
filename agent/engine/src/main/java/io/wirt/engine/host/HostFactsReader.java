package io.wirt.engine.host;

import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.util.List;
import java.util.Optional;

/** The reader of what a host says of itself; a file that cannot be read says nothing. */
final class HostFactsReader {
    private final HostFiles files;
    private final boolean live;

    HostFactsReader(HostFiles files, boolean live) {
        this.files = files;
        this.live = live;
    }

    HostFacts read() {
        String name = name();
        Optional<String> bootId = live ? given(firstLine("/proc/sys/kernel/random/boot_id")) : Optional.empty();
        return new HostFacts(id(name), name, description(), firstLine("/proc/sys/kernel/osrelease"), bootId);
    }

    private String id(String name) {
        String id = firstOf(machineId("/etc/machine-id"), machineId("/var/lib/dbus/machine-id"));
        return firstOf(id, firstOf(name, "unidentified"));
    }

    /** An image that has not booted yet holds the word {@code uninitialized}, see machine-id(5). */
    private String machineId(String path) {
        String id = firstLine(path);
        return id.equals("uninitialized") ? "" : id;
    }

    private String name() {
        String name = firstOf(firstLine("/proc/sys/kernel/hostname"), firstLine("/etc/hostname"));
        return name.isEmpty() ? assigned("HOSTNAME", "/etc/sysconfig/network") : name;
    }

    private String description() {
        String release = firstOf(assigned("PRETTY_NAME", "/etc/os-release"), firstLine("/etc/redhat-release"));
        if (!release.isEmpty()) {
            return release;
        }
        String debian = firstLine("/etc/debian_version");
        return debian.isEmpty() ? "" : "Debian " + debian;
    }

    /** The first line that holds something other than a comment. */
    private String firstLine(String path) {
        for (String line : lines(path)) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                return text;
            }
        }
        return "";
    }

    private String assigned(String variable, String path) {
        String value = "";
        for (String line : lines(path)) {
            if (line.startsWith(variable + "=")) {
                value = unquoted(line.substring(variable.length() + 1).strip());
            }
        }
        return value;
    }

    private static String unquoted(String value) {
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        if (first != '"' && first != '\'') {
            return value;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < value.length() && value.charAt(i) != first; i++) {
            boolean escapes = first == '"' && value.charAt(i) == '\\' && i + 1 < value.length();
            i += escapes ? 1 : 0;
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }

    private List<String> lines(String path) {
        try {
            Optional<FileContent> file = files.read(HostPath.of(path));
            return file.isPresent() ? Lines.of(file.get().bytes()) : List.of();
        } catch (HostException e) {
            return List.of();
        }
    }

    private static String firstOf(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
