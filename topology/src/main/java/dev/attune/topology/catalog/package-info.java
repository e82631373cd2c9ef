/** Facts on products, kept by the time from which they hold. */
@NullMarked
package dev.attune.topology.catalog;

import org.jspecify.annotations.NullMarked;
