/**
 * Importers of event logs: a file of a known format becomes records for the input topics, in the
 * order and at the times of the log.
 *
 * <p>{@link dev.attune.connectors.log.EventLog} is the way in. Below it the data goes {@code line}
 * (bytes to lines), {@code csv}, {@code json} or {@code segment} (lines to drafts), then back here,
 * where {@link dev.attune.connectors.log.LogClock} says when each record arrived. Memory does not
 * grow with the log: at most one line, one order, 16 opening events and the facts of 100,000
 * products are held.
 */
@NullMarked
package dev.attune.connectors.log;

import org.jspecify.annotations.NullMarked;
