package dev.attune.generation.budget.price;

/**
 * A price, and where it stands.
 *
 * @param version of the price table, or "configured", or "free"
 */
public record Tariff(Price price, String version) {

  /** Of what runs on this machine, and of what somebody said costs nothing. */
  public static final Tariff FREE = new Tariff(Price.FREE, "free");
}
