package dev.attune.topology.playbook;

import dev.attune.avro.ConsentStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What holds where the consents say nothing, and for minors.
 *
 * @param unasked the answer assumed for a purpose that a user was never asked about
 * @param minors what holds for users of whom it is known that they are minors
 * @param regions in the order in which they are asked; the first that holds the country decides
 */
public record ConsentRules(ConsentStatus unasked, Minors minors, List<Region> regions) {

  public ConsentRules {
    regions = List.copyOf(regions);
  }

  /** The answer assumed for a purpose that a user of this country was never asked about. */
  public ConsentStatus unasked(String country) {
    return regions.stream()
        .filter(region -> region.countries().contains(country))
        .map(Region::unasked)
        .findFirst()
        .orElse(unasked);
  }

  /**
   * Countries with a law of their own.
   *
   * @param countries ISO 3166 codes
   */
  public record Region(String name, Set<String> countries, ConsentStatus unasked) {

    public Region {
      countries = Set.copyOf(countries);
    }
  }

  /** What may be done about minors. */
  public enum Minors {
    /** Nothing: no profile, no offer, whatever they said. */
    EXCLUDED,
    /** What they said holds where a parent has granted the purpose {@code guardian}. */
    GUARDIAN,
    /** What they said holds. */
    AS_ADULTS;

    /** Name in the file. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of this name; throws where there is none. */
    public static Minors of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** All names. */
    public static List<String> keys() {
      return Arrays.stream(values()).map(Minors::key).toList();
    }
  }
}
