package dev.attune.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

/** What of an offer's outcomes counts. */
public enum Reward {
  /** 1 when it was clicked. */
  CLICK,
  /** 1 when something was bought for it. */
  CONVERSION,
  /** What was bought for it, in the currency of the log. */
  VALUE;

  /** The reward of an offer that had this outcome after what it had before. */
  double after(double before, JsonNode outcome) {
    String type = JsonLines.required(outcome, "type").asText();
    return switch (this) {
      case CLICK -> type.equals("CLICKED") ? 1 : before;
      case CONVERSION -> type.equals("CONVERTED") ? 1 : before;
      case VALUE -> type.equals("CONVERTED") ? before + JsonLines.number(outcome, "value") : before;
    };
  }
}
