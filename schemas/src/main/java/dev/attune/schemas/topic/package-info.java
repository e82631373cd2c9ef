/** The catalogue of topics: what is in them, how long, in how many partitions. */
@NullMarked
package dev.attune.schemas.topic;

import org.jspecify.annotations.NullMarked;
