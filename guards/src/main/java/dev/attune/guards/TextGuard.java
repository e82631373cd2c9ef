package dev.attune.guards;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.OfferText;

/** Looks at a text before it may become an offer. Pure. */
@FunctionalInterface
public interface TextGuard {

  /** The verdict on this text for this brief. */
  GuardResult judge(OfferText text, Brief brief);
}
