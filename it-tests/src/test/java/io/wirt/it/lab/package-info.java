/** The machine that the tests run on: what it has, what may be installed on it, and what is left of a test run. */
@NullMarked
package io.wirt.it.lab;

import org.jspecify.annotations.NullMarked;
