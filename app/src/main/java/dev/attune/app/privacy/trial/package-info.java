/**
 * An erasure tried out: a whole deployment with users who leave random words everywhere; some are
 * erased while the others go on, then every byte is searched.
 */
@NullMarked
package dev.attune.app.privacy.trial;

import org.jspecify.annotations.NullMarked;
