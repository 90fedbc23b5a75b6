package io.wirt.engine.plan;

/** The after-boot checks that have passed since the machine booted. */
@FunctionalInterface
public interface PassedChecks {
    PassedChecks NONE = check -> false;

    boolean passed(String check);
}
