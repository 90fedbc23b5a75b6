/** Services with an init script, or of xinetd: the links and files that have them started, and what changes those. */
@NullMarked
package io.wirt.modules.service.sysv;

import org.jspecify.annotations.NullMarked;
