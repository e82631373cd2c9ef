/** The HTTP server: events in, offers out. Wires the parts below. */
@NullMarked
package dev.attune.app.server;

import org.jspecify.annotations.NullMarked;
