package io.wirt.modules.ksm;

import io.wirt.spi.FileContent;
import io.wirt.spi.HostView;
import java.util.Optional;

/**
 * What the kernel merges at this moment (docs/domain 6); in a tree, when it was taken.
 *
 * @param run 0, 1 or 2; empty if the kernel cannot merge
 * @param pagesToScan at a time
 * @param sleepMillis between two scans
 * @param advisor who chooses {@code pagesToScan}; empty if it is the administrator, or ksmtuned
 * @param shared pages that stand for several
 * @param sharing further uses of them: pages saved
 * @param unshared pages that were looked at and have no like
 * @param changing pages that change too fast to be merged
 * @param zero pages of zeros that were merged beside
 * @param fullScans how often everything was looked at
 * @param pageSize bytes; empty if it is not known
 * @param profit bytes that are saved less what the book-keeping takes, which may be negative; empty if neither the kernel
 *     nor the size of a page tells
 * @param scanner what the kernel's scanning costs; empty if it cannot be read
 * @param tuner what ksmtuned does
 */
public record KsmNow(
        String run,
        Optional<Long> pagesToScan,
        Optional<Long> sleepMillis,
        String advisor,
        long shared,
        long sharing,
        long unshared,
        long changing,
        long zero,
        long fullScans,
        Optional<Long> pageSize,
        Optional<Long> profit,
        Optional<KsmdTime> scanner,
        TunerState tuner) {
    /** What the kernel keeps for each page that it looks at, on machines of 64 bits. */
    private static final long BYTES_OF_AN_ITEM = 64;

    /** Reads what there is. */
    public static KsmNow of(HostView host) {
        long shared = KernelKsm.count("pages_shared", host);
        long sharing = KernelKsm.count("pages_sharing", host);
        long unshared = KernelKsm.count("pages_unshared", host);
        long changing = KernelKsm.count("pages_volatile", host);
        long zero = KernelKsm.count("ksm_zero_pages", host);
        Optional<Long> pageSize = AuxiliaryVector.pageSize(host);
        Optional<Long> reckoned =
                pageSize.map(size -> sharing * size - (shared + sharing + unshared + changing) * BYTES_OF_AN_ITEM);
        String advisor = text(KsmSetting.ADVISOR_MODE, host).orElse(KsmSetting.NO_ADVISOR);
        return new KsmNow(
                text(KsmSetting.RUN, host).orElse(""),
                number(KsmSetting.PAGES_TO_SCAN, host),
                number(KsmSetting.SLEEP_MILLISECS, host),
                advisor.equals(KsmSetting.NO_ADVISOR) ? "" : advisor,
                shared,
                sharing,
                unshared,
                changing,
                zero,
                KernelKsm.count("full_scans", host),
                pageSize,
                signed(host).or(() -> reckoned),
                KsmdTime.of(host),
                Tuner.of(host).state());
    }

    /** Bytes that guests do not take because pages are shared; empty if the size of a page is not known. */
    public Optional<Long> saved() {
        return pageSize.map(size -> (sharing + zero) * size);
    }

    private static Optional<Long> signed(HostView host) {
        return host.read(KsmSetting.DIRECTORY.resolve("general_profit"))
                .map(FileContent::text)
                .flatMap(KsmNow::number);
    }

    private static Optional<String> text(KsmSetting setting, HostView host) {
        return host.read(setting.file())
                .map(content -> KernelKsm.chosen(content.text().strip()));
    }

    private static Optional<Long> number(KsmSetting setting, HostView host) {
        return text(setting, host).flatMap(KsmNow::number);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
