/**
 * Kafka Connect's source of event logs: files and folders of every format that can be replayed,
 * exactly once where the worker supports it.
 */
@NullMarked
package dev.attune.connectors.source;

import org.jspecify.annotations.NullMarked;
