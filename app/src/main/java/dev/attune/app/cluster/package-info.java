/** The Kafka cluster as its administrator sees it. */
@NullMarked
package dev.attune.app.cluster;

import org.jspecify.annotations.NullMarked;
