package io.wirt.modules.ksm;

import io.wirt.spi.Finding;
import java.util.Optional;

/**
 * The bounds between which ksmtuned keeps the number of pages to scan, as the daemon will take them: from the file,
 * and its own defaults where the file is silent (docs/domain 5.2).
 */
record PagesRange(long minimum, long maximum) {

    /** Empty if one of the bounds is nothing that can be told without running the file. */
    static Optional<PagesRange> of(KsmtunedFile file) {
        Optional<Long> minimum = bound(file, KsmtunedSettings.MINIMUM, KsmtunedSettings.DEFAULT_MINIMUM);
        Optional<Long> maximum = bound(file, KsmtunedSettings.MAXIMUM, KsmtunedSettings.DEFAULT_MAXIMUM);
        return minimum.isEmpty() || maximum.isEmpty()
                ? Optional.empty()
                : Optional.of(new PagesRange(minimum.get(), maximum.get()));
    }

    boolean isEmpty() {
        return minimum > maximum;
    }

    /** Why this range cannot be: an error if the playbook has a say in it, else a warning about what it found. */
    Finding finding(KsmtunedFile before, boolean managed) {
        String bound = before.vars().lookup(KsmtunedSettings.MAXIMUM).isPresent()
                ? KsmtunedSettings.MAXIMUM
                : KsmtunedSettings.MINIMUM;
        String summary = KsmtunedSettings.MINIMUM + " would be " + minimum + ", above " + KsmtunedSettings.MAXIMUM
                + ", which would be " + maximum + "; ksmtuned cannot keep both";
        String remedy = "set both in the playbook; the daemon's defaults are " + KsmtunedSettings.DEFAULT_MINIMUM
                + " and " + KsmtunedSettings.DEFAULT_MAXIMUM;
        return managed
                ? Finding.error(KsmtunedCode.MIN_ABOVE_MAX, summary, before.evidence(bound), remedy)
                : Finding.warning(KsmtunedCode.MIN_ABOVE_MAX, summary, before.evidence(bound), remedy);
    }

    private static Optional<Long> bound(KsmtunedFile file, String name, long otherwise) {
        if (file.vars().obstacle(name).isPresent()) {
            return Optional.empty();
        }
        Optional<String> value = file.value(name);
        if (value.isEmpty() || value.get().isEmpty()) {
            // the daemon itself writes ${KSM_NPAGES_MIN:-64}: empty is as good as unset
            return Optional.of(otherwise);
        }
        try {
            return Optional.of(Long.valueOf(value.get()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
