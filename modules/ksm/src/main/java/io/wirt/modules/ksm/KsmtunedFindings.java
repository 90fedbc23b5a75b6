package io.wirt.modules.ksm;

import io.wirt.formats.shell.ShellVars;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person should know about the file of ksmtuned, or about what a playbook wants of it. */
final class KsmtunedFindings {
    private KsmtunedFindings() {}

    static Finding notInstalled() {
        return Finding.error(
                KsmtunedCode.NOT_INSTALLED,
                "there is no " + KsmtunedFile.PATH + ": ksmtuned is not installed",
                Evidence.of(KsmtunedFile.PATH),
                "install the package that brings it: qemu-kvm on EL 6, qemu-kvm-common on EL 7, ksmtuned elsewhere");
    }

    /** One finding for each place that keeps the file from being plain, however many settings it concerns. */
    static Diff obstacles(Diff diff, KsmtunedKind.Desired desired, KsmtunedFile file) {
        Diff result = diff;
        List<ShellVars.Obstacle> told = new ArrayList<>();
        for (String name : desired.names()) {
            Optional<ShellVars.Obstacle> obstacle = file.vars().obstacle(name);
            if (obstacle.isPresent() && !told.contains(obstacle.get())) {
                told.add(obstacle.get());
                result = result.with(notPlain(name, file, obstacle.get()));
            }
        }
        return result;
    }

    private static Finding notPlain(String name, KsmtunedFile file, ShellVars.Obstacle obstacle) {
        return Finding.error(
                KsmtunedCode.NOT_PLAIN,
                name + " cannot be managed: line " + obstacle.line() + " of " + file.path() + " " + obstacle.reason(),
                Evidence.at(file.path(), obstacle.line(), obstacle.text()),
                "make it plain NAME=value lines, or take " + name + " out of the playbook");
    }

    /** @param edited the file as it will be */
    static Diff values(Diff diff, KsmtunedKind.Desired desired, KsmtunedFile file, KsmtunedFile edited) {
        Diff result = diff;
        Optional<PagesRange> range = PagesRange.of(edited);
        if (range.isPresent() && range.get().isEmpty()) {
            List<String> names = desired.names();
            boolean managed = names.contains(KsmtunedSettings.MINIMUM) || names.contains(KsmtunedSettings.MAXIMUM);
            result = result.with(range.get().finding(file, managed));
        }
        return result;
    }
}
