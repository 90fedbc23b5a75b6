package io.wirt.modules.ksm.history;

import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import io.wirt.modules.ksm.history.LogClock.Moment;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time in equally long pieces, never more than {@value #MOST_SLOTS}: where the next would be one too many, each becomes
 * twice as long. So any log takes the same memory.
 */
final class Timeline {
    private static final int MOST_SLOTS = 480;

    private final List<Slot> slots = new ArrayList<>();
    private long width = 1;
    private long origin;
    private @Nullable LocalDateTime begin;

    /** @param event a start or a cycle, as a piece of time of its own */
    void add(Moment moment, Slot event) {
        if (begin == null) {
            begin = moment.wall();
            origin = moment.elapsed();
        }
        while ((moment.elapsed() - origin) / width >= MOST_SLOTS) {
            widen();
        }
        int index = (int) ((moment.elapsed() - origin) / width);
        while (slots.size() <= index) {
            slots.add(empty(slots.size()));
        }
        Slot slot = slots.get(index);
        boolean first = slot.cycles() + slot.starts() == 0;
        // On the wall, which summer time moves against the time that has passed.
        LocalDateTime from =
                first ? moment.wall().minusSeconds(moment.elapsed() - origin - index * width) : slot.from();
        slots.set(index, (first ? empty(from) : slot).with(event));
    }

    /** @param least seconds that a piece is long, so that none lies between two decisions */
    List<Slot> slots(long least) {
        while (width < least && slots.size() > 1) {
            widen();
        }
        return slots;
    }

    private Slot empty(int index) {
        LocalDateTime from = index == 0
                ? Objects.requireNonNull(begin)
                : slots.get(index - 1).from().plusSeconds(width);
        return empty(from);
    }

    private Slot empty(LocalDateTime from) {
        return new Slot(from, width, 0, 0, 0, 0, 0, Range.NONE, Range.NONE, 0, 0);
    }

    private void widen() {
        List<Slot> pairs = new ArrayList<>();
        for (int i = 0; i < slots.size(); i += 2) {
            pairs.add(slots.get(i).with(i + 1 < slots.size() ? slots.get(i + 1) : empty(i + 1)));
        }
        width *= 2;
        slots.clear();
        slots.addAll(pairs);
    }
}
