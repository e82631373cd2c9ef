/** How languages write money, dates and lists. */
@NullMarked
package dev.attune.generation.offline.format;

import org.jspecify.annotations.NullMarked;
