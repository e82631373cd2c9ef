package dev.attune.modelserver.text;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes an offer from facts: names and figures stand in it as the prompt writes them, and nothing
 * else does. The same facts and the same draws give the same text.
 */
public final class Copywriter {

  private static final int MOST_NAMED = 2;

  private Copywriter() {}

  /** An offer within the facts' limits of length. */
  public static Offer write(Facts facts, RandomGenerator random) {
    Phrases phrases = Phrases.in(facts.language());
    Facts.@Nullable Product first = facts.products().isEmpty() ? null : facts.products().getFirst();
    return new Offer(
        fitting(
            phrases.at(first == null ? "headline" : "headline-of-product"),
            phrases.at("headline"),
            first == null ? "" : first.name(),
            facts.headlineLimit(),
            random),
        body(facts, phrases, random),
        fitting(phrases.at("call"), phrases.at("call"), "", facts.callLimit(), random));
  }

  private static String body(Facts facts, Phrases phrases, RandomGenerator random) {
    List<String> sentences = new ArrayList<>();
    sentences.add(one(phrases.at("opening"), random));
    facts.products().stream()
        .limit(MOST_NAMED)
        .forEach(product -> sentences.add(of(product, phrases, random)));
    if (facts.discount() != null) {
      sentences.add(one(phrases.at("discount"), random).replace("{discount}", facts.discount()));
    }
    if (facts.code() != null) {
      sentences.add(one(phrases.at("code"), random).replace("{code}", facts.code()));
    }
    if (facts.until() != null) {
      sentences.add(one(phrases.at("until"), random).replace("{until}", facts.until()));
    }
    sentences.add(one(phrases.at("closing"), random));
    return withinLimit(sentences, facts.bodyLimit());
  }

  private static String of(Facts.Product product, Phrases phrases, RandomGenerator random) {
    return product.price() == null
        ? one(phrases.at("product"), random).replace("{product}", product.name())
        : one(phrases.at("price"), random)
            .replace("{product}", product.name())
            .replace("{price}", product.price());
  }

  /** As many sentences as fit, but one at least. */
  private static String withinLimit(List<String> sentences, int limit) {
    StringBuilder text = new StringBuilder();
    for (String sentence : sentences) {
      if (text.isEmpty()) {
        text.append(sentence);
      } else if (text.length() + 1 + sentence.length() <= limit) {
        text.append(' ').append(sentence);
      }
    }
    return text.toString();
  }

  private static String fitting(
      List<String> phrases,
      List<String> shorter,
      String product,
      int limit,
      RandomGenerator random) {
    String text = one(phrases, random).replace("{product}", product);
    if (text.length() <= limit) {
      return text;
    }
    List<String> fit = shorter.stream().filter(phrase -> phrase.length() <= limit).toList();
    return fit.isEmpty() ? shorter.getFirst() : one(fit, random);
  }

  private static String one(List<String> phrases, RandomGenerator random) {
    return phrases.get(random.nextInt(phrases.size()));
  }
}
