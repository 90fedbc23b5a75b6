package io.wirt.engine.playbook;

import java.util.List;

/**
 * A playbook without mistakes.
 *
 * @param name what it calls itself, or its file's name
 * @param digest SHA-256 of the file
 * @param checks demanded before anything is changed, in the order of the file
 * @param resources in the order in which they are planned and applied
 * @param afterBoot demanded once the machine has booted into the new state
 */
public record Playbook(
        PlaybookSource source,
        String name,
        String digest,
        List<Resource> checks,
        List<Resource> resources,
        List<Resource> afterBoot) {
    public Playbook {
        checks = List.copyOf(checks);
        resources = List.copyOf(resources);
        afterBoot = List.copyOf(afterBoot);
    }
}
