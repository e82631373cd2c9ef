/** Where the links of a text lead. */
@NullMarked
package dev.attune.guards.link;

import org.jspecify.annotations.NullMarked;
