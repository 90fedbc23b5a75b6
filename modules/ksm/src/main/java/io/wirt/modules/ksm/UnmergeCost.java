package io.wirt.modules.ksm;

import io.wirt.hostfacts.kernel.Memory;
import io.wirt.spi.HostView;
import java.util.Optional;

/**
 * The memory that it takes to give everyone their own copy of each merged page (docs/domain 6, trap 21).
 *
 * @param pages copies to be made
 * @param needed bytes; empty if the size of a page is not known
 * @param available bytes that the kernel can give without killing anyone; empty if that is not known
 */
record UnmergeCost(long pages, Optional<Long> needed, Optional<Long> available) {
    private static final long MEBIBYTE = 1 << 20;

    static UnmergeCost read(HostView host) {
        long pages = KernelKsm.count("pages_sharing", host) + KernelKsm.count("ksm_zero_pages", host);
        return new UnmergeCost(
                pages,
                AuxiliaryVector.pageSize(host).map(size -> size * pages),
                Memory.of(host).available());
    }

    boolean isKnown() {
        return needed.isPresent() && available.isPresent();
    }

    /** Not where it is not known: the kernel ends guests for memory that is not there. */
    boolean fits() {
        return isKnown() && needed.get() <= available.get();
    }

    /** "3 merged pages need 1 MiB; 200 MiB available", as far as that is known. */
    String describe() {
        return pages
                + (pages == 1 ? " merged page needs " : " merged pages need ")
                + needed.map(UnmergeCost::mebibytes).orElse("memory of their own")
                + available.map(bytes -> "; " + mebibytes(bytes) + " available").orElse("");
    }

    private static String mebibytes(long bytes) {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE + " MiB";
    }
}
