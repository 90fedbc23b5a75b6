package io.wirt.engine.playbook;

import io.wirt.spi.Span;

/** The id of a resource where another one names it. */
record Reference(String id, Span span) {}
