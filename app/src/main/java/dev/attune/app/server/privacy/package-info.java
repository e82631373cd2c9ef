/** What a privacy officer does over HTTP: hand over what is held of a user, forget a user. */
@NullMarked
package dev.attune.app.server.privacy;

import org.jspecify.annotations.NullMarked;
