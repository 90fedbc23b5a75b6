/** What starts services without systemd: headers of init scripts, links of runlevels, {@code rc.local}, files of xinetd. */
@NullMarked
package io.wirt.formats.sysv;

import org.jspecify.annotations.NullMarked;
