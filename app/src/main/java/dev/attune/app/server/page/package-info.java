/** The page at the root: offers as they are written. */
@NullMarked
package dev.attune.app.server.page;

import org.jspecify.annotations.NullMarked;
