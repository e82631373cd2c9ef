package dev.attune.modelserver.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds facts in a prompt, in that of Attune as in others that name things in quotation marks. */
public final class FactsReader {

  private static final Map<String, String> LANGUAGES =
      Map.of(
          "english",
          "en",
          "german",
          "de",
          "french",
          "fr",
          "spanish",
          "es",
          "italian",
          "it",
          "portuguese",
          "pt",
          "deutsch",
          "de",
          "français",
          "fr",
          "español",
          "es",
          "italiano",
          "it");
  private static final Pattern TAG =
      Pattern.compile(
          "\\blanguage:? +(?:\\p{L}+ +)?\\(?(\\p{Lower}{2})(?:-\\p{L}{2,4})?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "\\b(?:in|language:?|auf) +(" + String.join("|", LANGUAGES.keySet()) + ")\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String AMOUNT = "\\d+(?:[.,'\\u00a0\\u202f ]\\d+)*";
  private static final String CURRENCY = "(?:\\p{Sc}|[A-Z]{2,3}|R\\$|kr|zł|Kč)";
  private static final Pattern PRICE =
      Pattern.compile(
          "%s[ \\u00a0\\u202f]?%s|%s[ \\u00a0\\u202f]?%s"
              .formatted(CURRENCY, AMOUNT, AMOUNT, CURRENCY));
  private static final Pattern LISTED =
      Pattern.compile(
          "^[ \\t]*(?:[-*•]|\\d{1,2}[.)])[ \\t]+\"([^\"\\n]{1,200})\"([^\\n]*)$",
          Pattern.MULTILINE);
  private static final Pattern QUOTED =
      Pattern.compile("[\"“„«]([^\"“”„«»\\n]{2,80})[\"”“»]([^\\n\"]{0,60})");

  private static final Pattern DISCOUNT =
      Pattern.compile("[Dd]iscount[^:\\n]{0,20}: *(\\d{1,2}[  ]?%)");
  private static final Pattern CODE =
      Pattern.compile("(?:[Cc]ode|[Cc]oupon)[^:\\n]{0,40}: *([\\p{L}\\d-]{2,30})");
  private static final Pattern UNTIL =
      Pattern.compile(
          "(?:[Ll]ast day|[Vv]alid until)[^:\\n]{0,40}: *([^\\n]{2,40}?)\\.?$", Pattern.MULTILINE);
  private static final Pattern LIMITS =
      Pattern.compile("(\\d+) characters in the headline, (\\d+) in the body, (\\d+) in the call");
  private static final int MOST_PRODUCTS = 10;

  private FactsReader() {}

  /** The facts of a prompt; without a word on language it is English. */
  public static Facts read(String prompt) {
    Matcher limits = LIMITS.matcher(prompt);
    boolean limited = limits.find();
    return new Facts(
        language(prompt),
        products(prompt),
        first(DISCOUNT, prompt),
        first(CODE, prompt),
        first(UNTIL, prompt),
        limited ? number(limits.group(1)) : 80,
        limited ? number(limits.group(2)) : 400,
        limited ? number(limits.group(3)) : 30);
  }

  private static int number(String digits) {
    return digits.length() > 6 ? 1_000_000 : Integer.parseInt(digits);
  }

  private static String language(String prompt) {
    Matcher tag = TAG.matcher(prompt);
    while (tag.find()) {
      String found = tag.group(1).toLowerCase(Locale.ROOT);
      if (Phrases.languages().contains(found)) {
        return found;
      }
    }
    @Nullable String name = first(LANGUAGE, prompt);
    return name == null ? "en" : LANGUAGES.getOrDefault(name.toLowerCase(Locale.ROOT), "en");
  }

  private static List<Facts.Product> products(String prompt) {
    List<Facts.Product> listed = products(LISTED, prompt);
    return listed.isEmpty()
        ? products(QUOTED, prompt).stream().filter(product -> product.price() != null).toList()
        : listed;
  }

  private static List<Facts.Product> products(Pattern pattern, String prompt) {
    List<Facts.Product> products = new ArrayList<>();
    Matcher matcher = pattern.matcher(prompt);
    while (matcher.find() && products.size() < MOST_PRODUCTS) {
      MatchResult found = matcher.toMatchResult();
      Matcher price = PRICE.matcher(found.group(2));
      products.add(new Facts.Product(found.group(1), price.find() ? price.group() : null));
    }
    return List.copyOf(products);
  }

  private static @Nullable String first(Pattern pattern, String prompt) {
    Matcher matcher = pattern.matcher(prompt);
    return matcher.find() ? matcher.group(1) : null;
  }
}
