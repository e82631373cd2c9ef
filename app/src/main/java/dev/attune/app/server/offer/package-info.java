/** Offers out over HTTP: current ones, long poll, stream. */
@NullMarked
package dev.attune.app.server.offer;

import org.jspecify.annotations.NullMarked;
