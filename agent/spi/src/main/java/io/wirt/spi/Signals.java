package io.wirt.spi;

import java.util.List;

/**
 * What the resources that this one listens to have to tell it.
 *
 * @param changing ids of resources that change in this run, before this one
 * @param owing ids of resources that changed in an earlier run, which ended before it could notify this one
 */
public record Signals(List<String> changing, List<String> owing) {
    public static final Signals NONE = new Signals(List.of(), List.of());

    public Signals {
        changing = List.copyOf(changing);
        owing = List.copyOf(owing);
    }

    public boolean any() {
        return !changing.isEmpty() || !owing.isEmpty();
    }
}
