/** Strict, bounded reading of JSON lines that strangers wrote, and the importer of otto. */
@NullMarked
package dev.attune.connectors.log.json;

import org.jspecify.annotations.NullMarked;
