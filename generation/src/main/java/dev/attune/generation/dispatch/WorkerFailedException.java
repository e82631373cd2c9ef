package dev.attune.generation.dispatch;

import dev.attune.generation.offset.Position;

/** A response could not be written, so the worker stopped: it starts again where it committed. */
public final class WorkerFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkerFailedException(Position position, Throwable cause) {
    super("cannot write what came of " + position.partition() + "@" + position.offset(), cause);
  }
}
