package dev.attune.topology.playbook.keys;

import dev.attune.topology.playbook.ConsentRules.Minors;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Shape.Choice;
import dev.attune.topology.playbook.yaml.Shape.Form;
import java.util.List;
import java.util.regex.Pattern;

/** Under {@code consent}. */
public final class ConsentKeys {

  private static final Choice ANSWER = new Choice(List.of("granted", "denied"));

  public static final Form COUNTRY =
      new Form(Pattern.compile("[A-Z]{2}|EEA"), "a country, such as AT, or EU or EEA");

  public static final Key.Scalar<String> UNASKED =
      Key.optional(
          "unasked",
          ANSWER,
          "denied",
          "the answer assumed for a purpose that a user was never asked about");
  public static final Key.Scalar<String> MINORS =
      Key.optional(
          "minors",
          new Choice(Minors.keys()),
          "excluded",
          "what holds for known minors: nothing, what a guardian granted, or what they said");
  public static final Key REGIONS =
      Key.block("regions", "mapping of names", "none", "countries where another answer is assumed");
  public static final Key COUNTRIES =
      Key.requiredBlock(
          "countries",
          "list of countries, such as [AT, DE], or EU or EEA",
          "by the consent's region, else the user's locale");
  public static final Key.Scalar<String> REGION_UNASKED =
      Key.required("unasked", ANSWER, "denied", "the answer assumed there");
  public static final List<Key> ALL = List.of(UNASKED, MINORS, REGIONS);
  public static final List<Key> REGION = List.of(COUNTRIES, REGION_UNASKED);

  private ConsentKeys() {}
}
