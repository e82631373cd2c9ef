/** Last step: an answer meets its request and becomes an offer, or a line that says why not. */
@NullMarked
package dev.attune.topology.offer;

import org.jspecify.annotations.NullMarked;
