/** Looks into a running deployment: what is known of a user, and why an offer was made. */
@NullMarked
package dev.attune.app.inspect;

import org.jspecify.annotations.NullMarked;
