package dev.attune.generation.dispatch;

import dev.attune.generation.lane.Work;
import dev.attune.generation.offset.Position;
import org.jspecify.annotations.Nullable;

/**
 * A record came to its end. From calling and producing threads to the poll thread.
 *
 * @param work the request; null where the record could not be read
 * @param failure why its response or dead letter could not be written; null where it was
 */
record Settlement(Position position, @Nullable Work work, @Nullable Throwable failure) {}
