package dev.attune.app.shop.user;

import static dev.attune.avro.ConsentStatus.DENIED;
import static dev.attune.avro.ConsentStatus.GRANTED;

import dev.attune.avro.ConsentStatus;
import java.util.Map;

/** What a user answers when the shop asks for consent. */
@SuppressWarnings("ImmutableEnumChecker") // maps are made by Map.of
public enum ConsentChoice {
  /** Everything. */
  ALL(
      Map.of(
          "personalization", GRANTED,
          "marketing.email", GRANTED,
          "marketing.push", GRANTED,
          "marketing.web", GRANTED,
          "model.external", GRANTED,
          "training", GRANTED)),
  /** Offers yes, but on the shop's pages only and without outsiders. */
  SOME(
      Map.of(
          "personalization", GRANTED,
          "marketing.email", DENIED,
          "marketing.push", DENIED,
          "marketing.web", GRANTED,
          "model.external", DENIED,
          "training", DENIED)),
  /** Nothing. */
  NONE(
      Map.of(
          "personalization", DENIED,
          "marketing.email", DENIED,
          "marketing.push", DENIED,
          "marketing.web", DENIED,
          "model.external", DENIED,
          "training", DENIED)),
  /** Clicks the question away. */
  UNANSWERED(Map.of());

  private final Map<String, ConsentStatus> purposes;

  ConsentChoice(Map<String, ConsentStatus> purposes) {
    this.purposes = purposes;
  }

  static ConsentChoice of(double draw) {
    if (draw < 0.72) {
      return ALL;
    }
    return draw < 0.84 ? SOME : draw < 0.92 ? NONE : UNANSWERED;
  }

  /** Answer by purpose; empty where none was given. */
  public Map<String, ConsentStatus> purposes() {
    return purposes;
  }
}
