package dev.attune.guards.judge;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;

/** Looks at a text before it may become an offer. Pure. */
public interface TextGuard {

  /** What the ledger calls it: small letters and hyphens. */
  String name();

  /** The verdict on this text for this brief. */
  GuardResult judge(JudgedText text, Brief brief);
}
