/**
 * What every family asks of a host, each question answered once. A family's own questions are not here, nor is anything
 * that changes a host.
 */
@NullMarked
package io.wirt.hostfacts;

import org.jspecify.annotations.NullMarked;
