package dev.attune.generation.model;

/** What may help after a call that brought no answer. */
public enum Remedy {
  /** The same model a little later, or another one. */
  AGAIN,
  /** Another model: it lies with this provider, not with what was asked. */
  ELSEWHERE,
  /** Nothing: it lies with what was asked, or nobody wants the answer any more. */
  NONE
}
