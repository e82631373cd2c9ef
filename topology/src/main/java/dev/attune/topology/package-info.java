/** The Kafka Streams application, on one page. */
@NullMarked
package dev.attune.topology;

import org.jspecify.annotations.NullMarked;
