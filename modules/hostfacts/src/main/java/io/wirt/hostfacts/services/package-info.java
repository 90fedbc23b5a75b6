/** Who starts the services of a host, which it has, what starts them at boot, and whether they run (docs/domain 4). */
@NullMarked
package io.wirt.hostfacts.services;

import org.jspecify.annotations.NullMarked;
