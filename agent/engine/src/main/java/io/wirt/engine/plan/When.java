package io.wirt.engine.plan;

import io.wirt.spi.TakesEffect;

/** When a change takes effect, without the reason. */
public enum When {
    NOW,
    AFTER_RESTART,
    AFTER_REBOOT;

    public static When of(TakesEffect effect) {
        return effect instanceof TakesEffect.AfterReboot
                ? AFTER_REBOOT
                : effect instanceof TakesEffect.AfterRestart ? AFTER_RESTART : NOW;
    }
}
