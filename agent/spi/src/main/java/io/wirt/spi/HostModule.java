package io.wirt.spi;

import java.util.List;

/**
 * A family of kinds that know one subsystem. A plug-in jar names its implementation in
 * {@code META-INF/services/io.wirt.spi.HostModule}; the class has a public constructor without parameters.
 */
public interface HostModule {

    /** The family's name in lower case, as {@code ksm}. */
    String family();

    /** Each code that its kinds and commands say, so that none of them stays without an explanation. */
    default List<? extends Code> codes() {
        return List.of();
    }

    /** The kinds it adds whose resources stand under {@code resources:}. */
    List<Kind<?, ?>> kinds();

    /** The kinds it adds that stand under {@code checks:} and {@code after-boot:}; their diffs hold findings only. */
    default List<Kind<?, ?>> checks() {
        return List.of();
    }
}
