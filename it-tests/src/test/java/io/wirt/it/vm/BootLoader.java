package io.wirt.it.vm;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A boot loader that the machine can have, and how an argument is given to the kernel by it. */
enum BootLoader {
    /** GRUB 0.97, as on CentOS 6. */
    GRUB_LEGACY("grub-legacy") {
        @Override
        Set<String> files() {
            return Set.of("/boot/grub/grub.conf");
        }

        @Override
        String with(String argument, String text) {
            return text.replaceAll("(?m)^(.*" + LAST + ".*)$", "$1 " + argument);
        }
    },

    /** GRUB 2 whose menu {@code update-grub} makes, as on Debian and Ubuntu. */
    GRUB2("grub2") {
        @Override
        Set<String> files() {
            return Set.of("/etc/default/grub", "/boot/grub/grub.cfg");
        }
    },

    /** GRUB 2 that reads boot loader entries, as on EL 8. */
    GRUB2_ENTRIES("grub2-entries") {
        @Override
        Set<String> files() {
            return Set.of("/boot/grub2/grubenv", "/etc/default/grub");
        }

        @Override
        String with(String argument, String text) {
            String longer = super.with(argument, text);
            boolean padded = text.endsWith("#");
            return padded ? longer.substring(0, text.length()) : longer;
        }
    };

    /** The last of the arguments that every entry of the disk gives the kernel. */
    private static final String LAST = "mitigations=off";

    private final String folder;

    BootLoader(String folder) {
        this.folder = folder;
    }

    /** Where below {@code vm/loaders} its recipe is. */
    String folder() {
        return folder;
    }

    /** The paths of those that decide on arguments. */
    abstract Set<String> files();

    /** The files with their content. */
    Map<String, String> read(Machine machine) {
        Map<String, String> content = new TreeMap<>();
        files().forEach(file -> content.put(file, machine.read(file)));
        return content;
    }

    /** The files as they should be with one argument more. */
    Map<String, String> with(String argument, Map<String, String> content) {
        Map<String, String> edited = new TreeMap<>(content);
        edited.replaceAll((file, text) -> with(argument, text));
        return edited;
    }

    /** A file, or what the kernel says of its command line, as it should be with one argument more. */
    String with(String argument, String text) {
        return text.replace(LAST, LAST + " " + argument);
    }
}
