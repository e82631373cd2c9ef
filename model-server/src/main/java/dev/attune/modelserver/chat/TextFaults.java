package dev.attune.modelserver.chat;

import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.text.Facts;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Spoils a text as a model or its provider would. */
final class TextFaults {

  /** Stands for bytes that are no UTF-8, from a block that Unicode leaves to private use. */
  static final char BROKEN = '\ue000';

  private static final int MEGABYTE = 1 << 20;
  private static final String REFUSAL = "I'm sorry, but I can't help with that.";
  private static final String PROSE =
      "Sure! Here is an idea: tell the reader that good things need few words. Shall I go on?";

  private TextFaults() {}

  static Completions.Said apply(Outcome outcome, Facts facts, String text, RandomGenerator random) {
    @Nullable Fault fault = outcome.fault(Fault.Kind.TEXT).orElse(null);
    if (fault == null) {
      return said(text);
    }
    return switch (fault) {
      case TRUNCATED_TEXT -> said(half(text));
      case LENGTH -> new Completions.Said(half(text), Completion.Finish.LENGTH);
      case CONTENT_FILTER -> new Completions.Said(half(text), Completion.Finish.CONTENT_FILTER);
      case REFUSAL -> new Completions.Said(REFUSAL, Completion.Finish.REFUSAL);
      case PROSE -> said(PROSE);
      case NO_TEXT -> said("");
      case INVALID_UTF8 -> said(inserted(text, "" + BROKEN));
      case HUGE -> said(inserted(text, filler()));
      case INVENTED_PRICE -> said(inserted(text, " Only " + price(facts, random) + " today. "));
      case DUPLICATE_KEYS -> said(twice(text));
      default -> said(text);
    };
  }

  private static Completions.Said said(String text) {
    return new Completions.Said(text, Completion.Finish.STOP);
  }

  private static String half(String text) {
    return text.substring(0, text.length() / 2);
  }

  /** At the start of the body where there is one, else at the end. */
  private static String inserted(String text, String more) {
    String mark = "\"body\":\"";
    int at = text.indexOf(mark);
    return at < 0
        ? text + more
        : text.substring(0, at + mark.length()) + more + text.substring(at + mark.length());
  }

  private static String filler() {
    String sentence = "A thought more. ";
    return sentence.repeat(MEGABYTE / sentence.length());
  }

  /** A price that the prompt is unlikely to hold: it names none of so many digits. */
  private static String price(Facts facts, RandomGenerator random) {
    String price;
    do {
      price = "€" + random.nextInt(1_000, 10_000) + "." + random.nextInt(10, 100);
    } while (facts.toString().contains(price));
    return price;
  }

  private static String twice(String text) {
    return text.startsWith("{")
        ? "{\"headline\":\"The other headline\"," + text.substring(1)
        : text;
  }
}
