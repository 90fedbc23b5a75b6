/** Facts about a host that a playbook demands; none of them changes anything. */
@NullMarked
package io.wirt.modules.checks;

import org.jspecify.annotations.NullMarked;
