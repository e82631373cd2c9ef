package dev.attune.app.privacy.scan;

import org.jspecify.annotations.Nullable;

/**
 * One place that was looked through.
 *
 * @param kind such as "topic", "files" or "keys"
 * @param bytes looked at
 * @param hits how often something of the person was found
 * @param goneBy what will remove it and when, where it is found; null where it is not, or nothing
 *     will
 */
public record Place(String name, String kind, long bytes, long hits, @Nullable String goneBy) {}
