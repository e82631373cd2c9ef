/** The meters of the server. */
@NullMarked
package dev.attune.app.server.meter;

import org.jspecify.annotations.NullMarked;
