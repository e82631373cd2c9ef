/** The one canonical JSON form of our records. */
@NullMarked
package dev.attune.schemas.json;

import org.jspecify.annotations.NullMarked;
