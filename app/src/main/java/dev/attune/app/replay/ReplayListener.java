package dev.attune.app.replay;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import dev.attune.avro.Reward;

/** Is told what comes out of a replay, in any order, on the replaying thread. */
interface ReplayListener {

  void offer(Offer offer);

  void decision(Decision decision);

  void deadLetter(DeadLetter letter);

  /** A later one of the same id and unit supersedes it; those of a user come in order. */
  void reward(Reward reward);
}
