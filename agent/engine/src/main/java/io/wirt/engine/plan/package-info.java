/** What would change: each resource judged on the host as its predecessors will have left it. */
@NullMarked
package io.wirt.engine.plan;

import org.jspecify.annotations.NullMarked;
