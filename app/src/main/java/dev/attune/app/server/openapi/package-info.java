/** The description of the API, made from the route catalogue. */
@NullMarked
package dev.attune.app.server.openapi;

import org.jspecify.annotations.NullMarked;
