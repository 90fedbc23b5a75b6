/** From the text of a playbook to bound resources in order, with every mistake at its place. */
@NullMarked
package io.wirt.engine.playbook;

import org.jspecify.annotations.NullMarked;
