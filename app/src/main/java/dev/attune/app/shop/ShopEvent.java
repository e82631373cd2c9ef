package dev.attune.app.shop;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as the log hears of it.
 *
 * @param topic "clickstream", "purchases", "messages", "outcomes", "consents" or "catalog", without
 *     a tenant's prefix
 * @param key the record's key: a user id, or a product id on topic catalog
 * @param value the Avro record, which carries when it happened
 * @param arrivedAt when the log hears of it, in simulated time; never before it happened
 */
public record ShopEvent(String topic, String key, SpecificRecord value, Instant arrivedAt) {}
