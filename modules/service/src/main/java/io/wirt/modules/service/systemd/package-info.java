/** Services with a unit of systemd: the links that enable it, and what changes those. */
@NullMarked
package io.wirt.modules.service.systemd;

import org.jspecify.annotations.NullMarked;
