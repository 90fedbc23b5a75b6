/** The log of ksmtuned: its lines, and whether logrotate keeps it short. */
@NullMarked
package io.wirt.formats.ksm;

import org.jspecify.annotations.NullMarked;
