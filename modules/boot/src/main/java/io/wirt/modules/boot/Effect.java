package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.hostfacts.kernel.Memory;
import io.wirt.hostfacts.processor.Vendor;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the running kernel shows of what an argument is for (docs/domain 3.3): that it was passed does not mean that it worked,
 * and some of it is there without being asked for.
 *
 * @param argument one that the desired state wants
 * @param there whether the kernel is as the argument asks for
 * @param shown how the kernel is, as a clause behind "the running kernel"
 * @param remedy where to look if it is otherwise though the argument was passed
 */
record Effect(KernelArgument argument, boolean there, String shown, Evidence evidence, String remedy) {
    private static final long KIBIBYTE = 1024;
    private static final HostPath GROUPS = HostPath.of("/sys/kernel/iommu_groups");
    private static final HostPath MODULES = HostPath.of("/sys/module");
    /** EL 6 has its own name for them. */
    private static final List<HostPath> TRANSPARENT_HUGE_PAGES = List.of(
            HostPath.of("/sys/kernel/mm/transparent_hugepage/enabled"),
            HostPath.of("/sys/kernel/mm/redhat_transparent_hugepage/enabled"));

    /** The effects of a desired state's arguments, as far as the kernel shows them. */
    static List<Effect> of(DesiredArguments desired, HostView host, Vendor vendor) {
        List<Effect> effects = new ArrayList<>();
        for (KernelArgument argument : desired.present()) {
            argument.value().flatMap(value -> of(argument, value, host, vendor)).ifPresent(effects::add);
        }
        return effects;
    }

    private static Optional<Effect> of(KernelArgument argument, String value, HostView host, Vendor vendor) {
        return switch (argument.key()) {
            case "transparent_hugepage" -> transparentHugePages(argument, value, host);
            case "default_hugepagesz" -> hugePageSize(argument, value, host);
            case "iommu" -> value.equals("off") ? iommu(argument, false, host) : Optional.empty();
            case "intel_iommu" -> iommuOf(Vendor.INTEL, vendor, argument, value, host);
            case "amd_iommu" -> iommuOf(Vendor.AMD, vendor, argument, value, host);
            default -> ofModule(argument, value, host);
        };
    }

    /** The file has all words, and brackets around the one in force. */
    private static Optional<Effect> transparentHugePages(KernelArgument argument, String value, HostView host) {
        for (HostPath path : TRANSPARENT_HUGE_PAGES) {
            String text = host.read(path).map(FileContent::text).orElse("");
            int open = text.indexOf('[');
            int close = text.indexOf(']', open + 1);
            if (open >= 0 && close > 0) {
                String now = text.substring(open + 1, close);
                return Optional.of(new Effect(
                        argument,
                        now.equals(value),
                        "has " + now + " for transparent huge pages",
                        Evidence.at(path, 1, text.strip()),
                        "look for what sets it after the boot: tuned, or a script that writes to " + path));
            }
        }
        return Optional.empty();
    }

    private static Optional<Effect> hugePageSize(KernelArgument argument, String value, HostView host) {
        Optional<Long> wanted = bytes(value);
        Optional<Long> now = Memory.of(host).amount("Hugepagesize");
        return wanted.isEmpty() || now.isEmpty()
                ? Optional.empty()
                : Optional.of(new Effect(
                        argument,
                        wanted.equals(now),
                        "has huge pages of " + now.get() / KIBIBYTE + " kB",
                        Evidence.of(Memory.SOURCE),
                        "the processor must have pages of that size: pdpe1gb among its flags for 1G"));
    }

    private static Optional<Effect> iommuOf(
            Vendor owner, Vendor vendor, KernelArgument argument, String value, HostView host) {
        return vendor == owner && (value.equals("on") || value.equals("off"))
                ? iommu(argument, value.equals("on"), host)
                : Optional.empty();
    }

    /** Kernels before 3.6 have no such directory, and show nothing but their log. */
    private static Optional<Effect> iommu(KernelArgument argument, boolean wanted, HostView host) {
        if (!host.hasDirectory(GROUPS)) {
            return Optional.empty();
        }
        int groups = host.list(GROUPS).size();
        return Optional.of(new Effect(
                argument,
                wanted == groups > 0,
                groups == 0 ? "has no IOMMU group" : "has " + groups + " IOMMU groups",
                Evidence.of(GROUPS),
                wanted
                        ? "switch the IOMMU on in the firmware's setup (VT-d, or AMD-Vi); a virtual machine must be given one"
                        : "look in the kernel's log for who asked for the IOMMU"));
    }

    /** Of a driver that is there, {@code module.parameter=value}, if the two can be compared as numbers or truths. */
    private static Optional<Effect> ofModule(KernelArgument argument, String value, HostView host) {
        int dot = argument.key().indexOf('.');
        String module = dot < 0 ? "" : argument.key().substring(0, dot).replace('-', '_');
        String parameter = argument.key().substring(dot + 1).replace('-', '_');
        if (!isName(module) || !isName(parameter)) {
            return Optional.empty();
        }
        HostPath path = MODULES.resolve(module).resolve("parameters").resolve(parameter);
        Optional<String> now = readable(path, host);
        Optional<Boolean> same = now.flatMap(text -> same(value, text));
        return same.map(there -> new Effect(
                argument,
                there,
                "has " + now.get() + " for it",
                Evidence.at(path, 1, now.get()),
                "look for 'options " + module + "' in /etc/modprobe.d, which the driver is loaded with too"));
    }

    /** A parameter may be for root alone to read: then nothing is said of it. */
    private static Optional<String> readable(HostPath path, HostView host) {
        try {
            return host.read(path).map(file -> file.text().strip());
        } catch (HostException refused) {
            return Optional.empty();
        }
    }

    /** Both spellings of a truth occur, and the kernel takes one for the other; empty if they cannot be compared. */
    private static Optional<Boolean> same(String wanted, String now) {
        Optional<Boolean> wantedTruth = truth(wanted);
        Optional<Boolean> nowTruth = truth(now);
        if (wantedTruth.isPresent() && nowTruth.isPresent()) {
            return Optional.of(wantedTruth.equals(nowTruth));
        }
        return isNumber(wanted) && isNumber(now) ? Optional.of(wanted.equals(now)) : Optional.empty();
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "y", "yes", "on" -> Optional.of(true);
            case "0", "n", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() < 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c ->
                                c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    }

    /** A size as the kernel reads it, with its letter. */
    private static Optional<Long> bytes(String size) {
        if (size.length() < 2 || !isNumber(size.substring(0, size.length() - 1))) {
            return Optional.empty();
        }
        long number = Long.parseLong(size.substring(0, size.length() - 1));
        return switch (size.charAt(size.length() - 1)) {
            case 'K', 'k' -> Optional.of(number * KIBIBYTE);
            case 'M', 'm' -> Optional.of(number * KIBIBYTE * KIBIBYTE);
            case 'G', 'g' -> Optional.of(number * KIBIBYTE * KIBIBYTE * KIBIBYTE);
            default -> Optional.empty();
        };
    }

    /** What is to be said if the argument was passed. */
    Optional<Finding> finding() {
        return there
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        KernelArgsCode.WITHOUT_EFFECT,
                        "the running kernel was given " + DesiredArguments.shown(argument.text()) + ", and " + shown,
                        evidence,
                        remedy));
    }
}
