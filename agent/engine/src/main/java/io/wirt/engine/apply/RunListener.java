package io.wirt.engine.apply;

import io.wirt.engine.document.ResourceDocument;

/** Hears of each resource as it happens, in order. */
public interface RunListener {
    RunListener SILENT = new RunListener() {
        @Override
        public void starting(String id) {}

        @Override
        public void finished(ResourceDocument resource) {}
    };

    /** A resource that is about to be changed. */
    void starting(String id);

    void finished(ResourceDocument resource);
}
