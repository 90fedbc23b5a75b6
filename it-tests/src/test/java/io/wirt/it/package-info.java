/** The packaged program, run as a user runs it, on copies of the host trees. */
@NullMarked
package io.wirt.it;

import org.jspecify.annotations.NullMarked;
