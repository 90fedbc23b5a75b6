package io.wirt.engine.document;

import java.util.List;

/**
 * Whether the machine must boot again.
 *
 * @param now something is configured that is not in force
 * @param afterApply the same once the plan has been applied
 */
public record RebootDocument(boolean now, boolean afterApply, List<String> reasons) {
    public RebootDocument {
        reasons = List.copyOf(reasons);
    }
}
