/** Events in over HTTP: acknowledged by Kafka before they are answered. */
@NullMarked
package dev.attune.app.server.ingest;

import org.jspecify.annotations.NullMarked;
