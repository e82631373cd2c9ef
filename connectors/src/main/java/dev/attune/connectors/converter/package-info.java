/**
 * Our contracts as Kafka Connect's data, and as bytes in the Confluent wire format: what lets any
 * connector and any transform read and write our topics.
 */
@NullMarked
package dev.attune.connectors.converter;

import org.jspecify.annotations.NullMarked;
