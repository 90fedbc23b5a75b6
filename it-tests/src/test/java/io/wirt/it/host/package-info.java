/** Hosts in containers, with the program installed on them as a user would, and what is shown there. */
@NullMarked
package io.wirt.it.host;

import org.jspecify.annotations.NullMarked;
