package io.wirt.modules.ksm;

/** What ksmtuned does on a host. */
public enum TunerState {
    /** Not now, and not at the next boot. */
    ABSENT,
    RUNS,
    /** It does not run now. */
    STARTS_AT_BOOT,
    UNKNOWN
}
