package dev.attune.app.server.encode;

import java.util.List;

/** Writes offers for one kind of reader, so that no sign of theirs means anything to it. Pure. */
interface OfferEncoder {

  /** Media type of the result, with its character set. */
  String contentType();

  /** The offers, in order; empty where there is none. */
  String encode(List<ShownOffer> offers);
}
