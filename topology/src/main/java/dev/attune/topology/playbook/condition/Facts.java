package dev.attune.topology.playbook.condition;

import dev.attune.avro.Affinity;
import dev.attune.avro.CartLine;
import dev.attune.avro.PriceBand;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.topology.profile.model.MoodSignal;
import dev.attune.topology.profile.model.ProfileSettings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures of a profile that are more than one field. Pure. */
final class Facts {

  /** Days since something that never was: a hundred years, larger than any sensible bound. */
  static final long NEVER = 36_500;

  private Facts() {}

  static double revenue(Profile profile) {
    return profile.getSpending().getRevenue().doubleValue();
  }

  static double lastOrder(Profile profile) {
    return number(profile.getSpending().getLastOrderTotal());
  }

  static long sinceOrder(Profile profile, Instant asOf) {
    Instant last = profile.getSpending().getLastOrderAt();
    return last == null ? NEVER : days(last, asOf);
  }

  static long sinceFirst(Profile profile, Instant asOf) {
    return days(profile.getActivity().getFirstSeenAt(), asOf);
  }

  static long sinceLast(Profile profile, Instant asOf) {
    return days(profile.getActivity().getLastSeenAt(), asOf);
  }

  static double cartValue(Profile profile) {
    return profile.getCart().getLines().stream().mapToDouble(Facts::worth).sum();
  }

  static long cartItems(Profile profile) {
    return profile.getCart().getLines().stream().mapToLong(CartLine::getQuantity).sum();
  }

  static List<String> cartCategories(Profile profile) {
    return categories(profile.getCart().getLines().stream().map(CartLine::getProduct));
  }

  static List<String> boughtCategories(Profile profile) {
    return categories(profile.getBought().stream().map(bought -> bought.getProduct()));
  }

  static String topCategory(Profile profile) {
    return top(profile.getInterests().getCategories());
  }

  static String topBrand(Profile profile) {
    return top(profile.getInterests().getBrands());
  }

  static double typicalPrice(Profile profile) {
    PriceBand band = profile.getPriceBand();
    return band.getCount() == 0 ? 0 : Math.exp(band.getMeanLog());
  }

  static double mood(Profile profile, Instant asOf) {
    return MoodSignal.level(profile.getMood(), asOf, ProfileSettings.DEFAULTS);
  }

  static double distress(Profile profile, Instant asOf) {
    return MoodSignal.distressLevel(profile.getMood(), asOf, ProfileSettings.DEFAULTS);
  }

  static String language(Profile profile) {
    return locale(profile).getLanguage();
  }

  static String country(Profile profile) {
    return locale(profile).getCountry();
  }

  static long hour(Profile profile, Instant asOf) {
    return local(profile, asOf).getHour();
  }

  static long weekday(Profile profile, Instant asOf) {
    return local(profile, asOf).getDayOfWeek().getValue();
  }

  private static double worth(CartLine line) {
    return number(line.getProduct().getPrice()) * line.getQuantity();
  }

  private static double number(@Nullable BigDecimal value) {
    return value == null ? 0 : value.doubleValue();
  }

  private static long days(Instant from, Instant to) {
    // A late clock can put the event after the moment asked for.
    return Math.clamp(Duration.between(from, to).toDays(), 0, NEVER);
  }

  private static List<String> categories(Stream<ProductRef> products) {
    return products.map(ProductRef::getCategory).filter(Objects::nonNull).distinct().toList();
  }

  private static String top(List<Affinity> affinities) {
    return affinities.stream()
        .max(Comparator.comparingDouble(Affinity::getLongTerm))
        .map(Affinity::getName)
        .orElse("");
  }

  private static Locale locale(Profile profile) {
    String tag = profile.getLocale();
    // Browsers and older phones write de_AT.
    return tag == null ? Locale.ROOT : Locale.forLanguageTag(tag.replace('_', '-'));
  }

  private static ZonedDateTime local(Profile profile, Instant asOf) {
    return asOf.atZone(zone(profile.getTimeZone()));
  }

  private static ZoneId zone(@Nullable String name) {
    if (name == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
