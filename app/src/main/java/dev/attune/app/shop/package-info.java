/**
 * A shop that does not exist, with users who might: an endless, repeatable stream of events for the
 * demo, the benchmarks and the simulator. Packages, from the ground up: seed, catalog, user, visit,
 * response, this one, pace.
 */
@NullMarked
package dev.attune.app.shop;

import org.jspecify.annotations.NullMarked;
