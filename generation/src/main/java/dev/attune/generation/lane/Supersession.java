package dev.attune.generation.lane;

/** What a newer request of the same user and slot does to an older one that is not answered yet. */
public enum Supersession {
  /** It ends the older one, so that nothing is paid for what nobody will see. */
  END_OLDER,
  /** Nothing: whether the older answer counts is decided by the log, as in a replay. */
  ANSWER_ALL
}
