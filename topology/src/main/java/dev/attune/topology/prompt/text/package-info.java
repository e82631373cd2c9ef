/** How values are written: prices and dates by language, and text from outside made harmless. */
@NullMarked
package dev.attune.topology.prompt.text;

import org.jspecify.annotations.NullMarked;
