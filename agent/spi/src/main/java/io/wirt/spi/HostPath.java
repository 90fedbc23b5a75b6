package io.wirt.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * An absolute, normalised path in the host's own namespace: {@code /etc/grub.conf} is the host's, wherever its root
 * is mounted. {@code ..} stops at the root.
 */
public record HostPath(String value) implements Comparable<HostPath> {
    public static final HostPath ROOT = new HostPath("/");

    public HostPath {
        if (!value.startsWith("/")) {
            throw new IllegalArgumentException("a host path begins with /: " + value);
        }
        value = normalise(value);
    }

    public static HostPath of(String value) {
        return new HostPath(value);
    }

    /** This path followed by {@code other}, or {@code other} alone where that is absolute. */
    public HostPath resolve(String other) {
        return new HostPath(other.startsWith("/") ? other : value + "/" + other);
    }

    /** The directory that holds this path; the root holds itself. */
    public HostPath parent() {
        int slash = value.lastIndexOf('/');
        return slash <= 0 ? ROOT : new HostPath(value.substring(0, slash));
    }

    /** The last name; empty for the root. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The names from the root down. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int start = 1; start < value.length(); ) {
            int slash = value.indexOf('/', start);
            int end = slash < 0 ? value.length() : slash;
            names.add(value.substring(start, end));
            start = end + 1;
        }
        return names;
    }

    /** Written out, as {@link #hashCode()} is: what a record makes of itself costs tens of milliseconds at start-up. */
    @Override
    public boolean equals(Object other) {
        return other instanceof HostPath that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(HostPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String normalise(String path) {
        if (isNormal(path)) {
            return path;
        }
        List<String> names = new ArrayList<>();
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String name = path.substring(start, end);
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.remove(names.size() - 1);
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
            start = end + 1;
        }
        return "/" + String.join("/", names);
    }

    private static boolean isNormal(String path) {
        return path.equals("/") || !(path.contains("//") || path.contains("/.") || path.endsWith("/"));
    }
}
