/** Erasure and its proof, and the export of what is held of a user. */
@NullMarked
package dev.attune.app.privacy;

import org.jspecify.annotations.NullMarked;
