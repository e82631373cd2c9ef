package dev.attune.learn.evaluation;

/** A log says too little of a policy for a figure to be worth reading. */
public final class PoorOverlapException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PoorOverlapException(String message) {
    super(message);
  }
}
