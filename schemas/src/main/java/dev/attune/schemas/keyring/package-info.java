/** The users' data keys, kept in the topic {@code keys}. */
@NullMarked
package dev.attune.schemas.keyring;

import org.jspecify.annotations.NullMarked;
