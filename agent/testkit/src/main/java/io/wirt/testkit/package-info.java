/** What tests of kinds and formats are made of. */
@NullMarked
package io.wirt.testkit;

import org.jspecify.annotations.NullMarked;
