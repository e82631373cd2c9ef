/** Looks for a person in every byte that is kept: the proof of an erasure. */
@NullMarked
package dev.attune.app.privacy.scan;

import org.jspecify.annotations.NullMarked;
