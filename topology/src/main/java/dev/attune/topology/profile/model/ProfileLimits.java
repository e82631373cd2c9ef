package dev.attune.topology.profile.model;

/**
 * What keeps a profile small whatever its user does. With the defaults an encoded profile stays
 * within {@link #DEFAULT_MAX_BYTES}, given a user id of at most 256 bytes.
 *
 * @param affinities most categories, and most brands
 * @param cartLines most products in the cart
 * @param cartRemovals most removals remembered
 * @param views most viewed products
 * @param searches most searches
 * @param bought most bought products
 * @param recentTimes most event times kept of one view or search: a repetition is counted up to one
 *     less
 * @param orderLines positions of an order that are looked at
 * @param quantity most pieces in one cart line
 */
public record ProfileLimits(
    int affinities,
    int cartLines,
    int cartRemovals,
    int views,
    int searches,
    int bought,
    int recentTimes,
    int orderLines,
    int quantity) {

  /** Enough for a keen shopper; a typical profile is about a tenth of the largest. */
  public static final ProfileLimits DEFAULTS =
      new ProfileLimits(16, 20, 8, 10, 8, 16, 10, 50, 9_999);

  /** Largest encoded profile under the default limits, bytes. */
  public static final int DEFAULT_MAX_BYTES = 32 * 1024;
}
