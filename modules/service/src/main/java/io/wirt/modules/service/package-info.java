/** What Wirt knows about services: which start at boot, and which run. */
@NullMarked
package io.wirt.modules.service;

import org.jspecify.annotations.NullMarked;
