/**
 * Kafka Connect's sink that posts offers to a shop's own address: signed, in batches, each offer
 * with a key by which the receiver tells a second delivery.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
@NullMarked
package dev.attune.connectors.webhook;

import org.jspecify.annotations.NullMarked;
