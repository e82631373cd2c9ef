/** From paths to lines: unpacks, cuts, bounds and decodes, and reports what is no line. */
@NullMarked
package dev.attune.connectors.log.line;

import org.jspecify.annotations.NullMarked;
