package io.wirt.engine.apply;

import io.wirt.engine.plan.PlannedResource;
import io.wirt.spi.Finding;
import java.util.List;

/** What became of one resource of a run. */
sealed interface ResourceOutcome {

    /** The resource as it was looked at last. */
    PlannedResource resource();

    /** Whether it is as declared now, so that those that require it may follow. */
    boolean inOrder();

    /** There was nothing to be done. */
    record Unchanged(PlannedResource resource) implements ResourceOutcome {
        @Override
        public boolean inOrder() {
            return true;
        }
    }

    /** Its changes were made, and are seen. */
    record Changed(PlannedResource resource) implements ResourceOutcome {
        @Override
        public boolean inOrder() {
            return true;
        }
    }

    /** It was not attempted: the plan or the playbook said so, or what it requires is not in order. */
    record Left(PlannedResource resource, PlannedResource.Status status, String reason) implements ResourceOutcome {
        @Override
        public boolean inOrder() {
            return false;
        }
    }

    /** The host was no longer as planned. */
    record Moved(PlannedResource resource, List<String> done, Finding cause) implements ResourceOutcome {
        public Moved {
            done = List.copyOf(done);
        }

        @Override
        public boolean inOrder() {
            return false;
        }
    }

    /**
     * Something of it failed.
     *
     * @param done what had been performed by then, in words
     */
    record Failed(PlannedResource resource, List<String> done, Finding cause) implements ResourceOutcome {
        public Failed {
            done = List.copyOf(done);
        }

        @Override
        public boolean inOrder() {
            return false;
        }
    }
}
