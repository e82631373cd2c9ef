/**
 * Importers of CSV logs: rees46, online-retail, completejourney.
 *
 * <p>Read with FastCSV, one record a line: it parses a single record fast and has no dependencies.
 * A reader of whole files would let one lost quote swallow the rest of the log; here it costs its
 * own line. So a quoted field cannot span lines, which none of these data sets has.
 */
@NullMarked
package dev.attune.connectors.log.csv;

import org.jspecify.annotations.NullMarked;
