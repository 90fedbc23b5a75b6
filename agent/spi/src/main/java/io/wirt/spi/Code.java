package io.wirt.spi;

/**
 * The stable name of something that Wirt says: what scripts filter by, and what docs/errors explains. Each family of
 * kinds, and each room of the engine, has an enum of its own; a family's are told by {@link HostModule#codes()}.
 */
public interface Code {

    /** A family or a kind, a dot, and what is the matter, in lower case with hyphens: {@code kernel-args.zipl}. */
    String id();
}
