package io.wirt.engine.apply;

import io.wirt.engine.document.ResourceDocument;

/** Hears of each resource as it happens, in order. */
public interface RunListener {
    RunListener SILENT = new RunListener() {
        @Override
        public void starting(String id) {}

        @Override
        public void finished(ResourceDocument resource) {}

        @Override
        public void undone(ResourceDocument resource) {}
    };

    /** A resource that is about to be changed. */
    void starting(String id);

    void finished(ResourceDocument resource);

    /** One that had finished in order, and that a later one took out of it again. */
    void undone(ResourceDocument resource);
}
