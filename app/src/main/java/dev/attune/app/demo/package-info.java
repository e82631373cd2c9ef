/** A broker, a registry, a shop, the topology and a writer in one process, for looking at. */
@NullMarked
package dev.attune.app.demo;

import org.jspecify.annotations.NullMarked;
