/** Lists of words and phrases, found in one pass. */
@NullMarked
package dev.attune.guards.phrase;

import org.jspecify.annotations.NullMarked;
