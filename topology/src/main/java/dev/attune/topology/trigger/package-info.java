/** Fourth step: conditions on a profile that turn from false to true. */
@NullMarked
package dev.attune.topology.trigger;

import org.jspecify.annotations.NullMarked;
