package dev.attune.topology.playbook.keys;

import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Numbers.Whole;
import dev.attune.topology.playbook.yaml.Shape.Choice;
import dev.attune.topology.playbook.yaml.Shape.Form;
import dev.attune.topology.playbook.yaml.Shape.Text;
import java.util.List;
import java.util.regex.Pattern;

/** Under {@code brand.texts}: what texts may claim and what they must keep to. */
public final class TextKeys {

  public static final Form HOST =
      new Form(
          Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"),
          "a host in ASCII, such as shop.example");
  public static final Text WORDS = new Text(60);
  public static final Text NOTICE = new Text(200);

  public static final Key HOSTS =
      Key.block("hosts", "list of hosts", "no links", "hosts that links may lead to, and below");
  public static final Key REQUIRED =
      Key.block("required", "list of words", "[]", "words that must stand in each text");
  public static final Key PREFERRED =
      Key.block("preferred", "mapping of words", "none", "words to be replaced, and by what");
  public static final Key COMPETITORS =
      Key.block("competitors", "list of words", "[]", "names that no text may mention");
  public static final Key PROMISES =
      Key.block("promises", "mapping", "none", "what the shop promises, so that texts may");
  public static final Key.Scalar<Integer> EMOJI =
      Key.optional("max-emoji", new Whole(0, 20), "2", "most emoji");
  public static final Key.Scalar<Integer> EXCLAMATIONS =
      Key.optional("max-exclamations", new Whole(0, 20), "2", "most exclamation marks");
  public static final Key.Scalar<Integer> CAPITALS =
      Key.optional("max-capitals", new Whole(0, 50), "1", "most words in capitals");
  public static final Key.Scalar<Integer> SENTENCE_WORDS =
      Key.derived(
          "max-sentence-words",
          new Whole(5, 100),
          "any number",
          "most words a sentence, on average");
  public static final Key.Scalar<String> SECTOR =
      Key.derived(
          "sector",
          new Choice(List.of("finance", "health", "alcohol", "gambling")),
          "none",
          "whose rules hold besides");
  public static final Key NOTICES =
      Key.block(
          "notices",
          "mapping of languages",
          "none",
          "words that must stand in texts of a language");
  public static final Key.Scalar<String> JUDGE =
      yes("judge", "a model judges each text that the guards pass, too, and may refuse it");
  public static final List<Key> ALL =
      List.of(
          HOSTS,
          REQUIRED,
          PREFERRED,
          COMPETITORS,
          PROMISES,
          EMOJI,
          EXCLAMATIONS,
          CAPITALS,
          SENTENCE_WORDS,
          SECTOR,
          NOTICES,
          JUDGE);

  public static final Key.Scalar<String> SHIPPING = yes("free-shipping", "shipping is free");
  public static final Key.Scalar<String> GIFT = yes("gift", "there is a gift with it");
  public static final Key.Scalar<Integer> REFUND =
      Key.derived("refund-days", new Whole(1, 3_650), "none", "days to send things back in");
  public static final Key.Scalar<Integer> GUARANTEE =
      Key.derived("guarantee-months", new Whole(1, 600), "none", "months of guarantee");
  public static final List<Key> PROMISE = List.of(SHIPPING, GIFT, REFUND, GUARANTEE);

  private TextKeys() {}

  private static Key.Scalar<String> yes(String name, String meaning) {
    return Key.optional(name, new Choice(List.of("yes", "no")), "no", "whether " + meaning);
  }
}
