/**
 * What a text must be before it may become an offer. The generation worker asks before it chooses
 * among candidates, the topology asks again before it publishes.
 */
@NullMarked
package dev.attune.guards;

import org.jspecify.annotations.NullMarked;
