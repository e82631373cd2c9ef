/** Offers as something else than JSON, so that no text of them can act where it is shown. */
@NullMarked
package dev.attune.app.server.encode;

import org.jspecify.annotations.NullMarked;
