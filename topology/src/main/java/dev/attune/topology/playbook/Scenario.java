package dev.attune.topology.playbook;

import dev.attune.avro.ChoiceRule;
import dev.attune.avro.OfferText;
import dev.attune.topology.playbook.frequency.MessageClass;
import dev.attune.topology.playbook.reward.AttributionRule;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is for: one trigger, whom it is for, where its text goes and what it may promise.
 *
 * @param when further condition on the user, true where the file names none
 * @param coolDown least time between two requests of this scenario to one user
 * @param deadline how long an answer is waited for
 * @param expiresAfter how long an offer may be shown
 * @param priority 0 comes first
 * @param prompt name of the template of the user's part of the prompt
 * @param fallback the playbook's own text by language, with the placeholders of prompts; empty
 *     where the scenario rather stays silent
 * @param batch whether answers may come by a batch of a provider
 * @param worth what an answer is worth; null where it may cost whatever it costs
 * @param attribution what its offers are judged by; null where they are not
 */
public record Scenario(
    String name,
    TriggerSpec trigger,
    Condition when,
    String slot,
    String channel,
    Duration coolDown,
    Duration deadline,
    Duration expiresAfter,
    int priority,
    ProductChoice products,
    Terms terms,
    String prompt,
    String tone,
    int maxOutputTokens,
    Choice choice,
    Map<String, OfferText> fallback,
    boolean batch,
    @Nullable Experiment experiment,
    @Nullable Worth worth,
    MessageClass messageClass,
    @Nullable AttributionRule attribution) {

  public Scenario {
    fallback = Map.copyOf(fallback);
  }

  /** The same with answers that come by calls of their own. */
  Scenario withoutBatch() {
    return with(slot, channel, false);
  }

  /** The same through another channel, in that channel's usual slot. */
  public Scenario through(String other) {
    return with(usualSlot(other), other, batch);
  }

  private Scenario with(String newSlot, String newChannel, boolean newBatch) {
    return new Scenario(
        name,
        trigger,
        when,
        newSlot,
        newChannel,
        coolDown,
        deadline,
        expiresAfter,
        priority,
        products,
        terms,
        prompt,
        tone,
        maxOutputTokens,
        choice,
        fallback,
        newBatch,
        experiment,
        worth,
        messageClass,
        attribution);
  }

  /** Where texts through a channel go, unless the file says otherwise. */
  public static String usualSlot(String channel) {
    return channel + "-main";
  }

  /**
   * Which products an offer shows.
   *
   * @param limit most products, 0 to 10; above 0 there is no offer without a product
   */
  public record ProductChoice(Source from, int limit) {

    /** Where they come from. */
    public enum Source {
      CART,
      VIEWED,
      BOUGHT,
      COMPLEMENTS
    }
  }

  /**
   * What a text is chosen from, and how.
   *
   * @param candidates texts asked for, 1 to 8
   */
  public record Choice(int candidates, ChoiceRule rule) {}

  /**
   * What is promised beyond the product.
   *
   * @param discountPercent 0 to 90
   */
  public record Terms(int discountPercent, @Nullable String coupon, Duration validFor) {}
}
