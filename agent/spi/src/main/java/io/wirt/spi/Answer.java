package io.wirt.spi;

/** A host's answer to a {@link Query}: known, unknown, or a question that does not apply to this host. */
public sealed interface Answer<A> {

    record Known<A>(A value, Evidence evidence) implements Answer<A> {}

    /** The host could have told and did not; never to be taken for a "no". */
    record Unknown<A>(String reason) implements Answer<A> {}

    /** The question has no meaning here, as "is it running" has none for a file system tree. */
    record NotApplicable<A>(String reason) implements Answer<A> {}
}
