package io.wirt.spi;

/** When a change is in force. */
public sealed interface TakesEffect {
    TakesEffect NOW = new Now();

    record Now() implements TakesEffect {}

    /**
     * Once a service has been restarted.
     *
     * @param service the id of a service resource, as {@code service/ksmtuned}
     */
    record AfterRestart(String service) implements TakesEffect {}

    /**
     * Once the machine has booted again.
     *
     * @param reason why, as a sentence without full stop
     */
    record AfterReboot(String reason) implements TakesEffect {}
}
