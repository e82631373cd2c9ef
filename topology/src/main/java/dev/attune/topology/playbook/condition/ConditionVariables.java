package dev.attune.topology.playbook.condition;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.attune.avro.Activity;
import dev.attune.avro.Profile;
import dev.attune.avro.Session;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * All variables of conditions. Each is computed from the profile and a moment, and nothing else.
 */
public final class ConditionVariables {

  /** In the order of the reference. */
  public static final List<Variable> ALL =
      List.of(
          count("orders", "completed orders", Activity::getOrders),
          count("refunds", "refunded or cancelled orders", Activity::getRefunds),
          number("revenue", "sum of orders less refunds, major units", Facts::revenue),
          number("last_order_value", "worth of the last order, major units", Facts::lastOrder),
          dated("days_since_last_order", "full days; 36500 without an order", Facts::sinceOrder),
          dated("days_since_first_seen", "full days since the first event", Facts::sinceFirst),
          dated("days_since_last_seen", "full days since the newest event", Facts::sinceLast),
          count("events", "events of any kind", Activity::getEvents),
          count("views", "product views", Activity::getViews),
          count("searches", "searches", Activity::getSearches),
          count("cart_additions", "additions to the cart", Activity::getCartAdditions),
          count("messages", "reviews, chats and other messages", Activity::getMessages),
          session("sessions", "visits, this one included", Session::getNumber),
          session("session_views", "product views of this visit", Session::getViews),
          session("session_searches", "searches of this visit", Session::getSearches),
          session("session_orders", "completed orders of this visit", Session::getOrders),
          number("cart_value", "worth of the cart, by the prices seen", Facts::cartValue),
          whole("cart_items", "pieces in the cart", Facts::cartItems),
          words("cart_categories", "category paths of the cart", Facts::cartCategories),
          words("bought_categories", "category paths of the last orders", Facts::boughtCategories),
          text("top_category", "favourite category path, or \"\"", Facts::topCategory),
          text("top_brand", "favourite brand, or \"\"", Facts::topBrand),
          number("typical_price", "usual price looked at, or 0.0", Facts::typicalPrice),
          fading("mood", "-1.0 (bad) to 1.0 (good), 0.0 where unknown", Facts::mood),
          fading("distress", "0.0 (none) up; above 1.0 it has lasted", Facts::distress),
          text("language", "primary tag of the locale, such as \"de\", or \"\"", Facts::language),
          text("country", "region of the locale, such as \"AT\", or \"\"", Facts::country),
          dated("hour_of_day", "0 to 23 in the user's time zone, or UTC", Facts::hour),
          dated("day_of_week", "1 (Monday) to 7, in the same zone", Facts::weekday),
          count("offers_shown", "offers shown", Activity::getOffersShown),
          count("offers_clicked", "offers clicked", Activity::getOffersClicked),
          count("offers_dismissed", "offers dismissed", Activity::getOffersDismissed));

  static final Map<String, Variable> BY_NAME =
      ALL.stream().collect(toUnmodifiableMap(Variable::name, identity()));

  private ConditionVariables() {}

  /** How the user seems to feel: -1 (bad) to 1 (good), 0 where nothing is known. */
  public static double mood(Profile profile, Instant asOf) {
    return Facts.mood(profile, asOf);
  }

  /** How much messages of late told of anger, disgust, fear or sadness; above 1 it has lasted. */
  public static double distress(Profile profile, Instant asOf) {
    return Facts.distress(profile, asOf);
  }

  private static Variable count(String name, String meaning, ToLongFunction<Activity> value) {
    return whole(name, meaning, profile -> value.applyAsLong(profile.getActivity()));
  }

  private static Variable session(String name, String meaning, ToLongFunction<Session> value) {
    return whole(name, meaning, profile -> value.applyAsLong(profile.getSession()));
  }

  private static Variable whole(String name, String meaning, ToLongFunction<Profile> value) {
    return variable(name, SimpleType.INT, meaning, value::applyAsLong);
  }

  private static Variable number(String name, String meaning, Function<Profile, Double> value) {
    return variable(name, SimpleType.DOUBLE, meaning, value::apply);
  }

  private static Variable text(String name, String meaning, Function<Profile, String> value) {
    return variable(name, SimpleType.STRING, meaning, value::apply);
  }

  private static Variable words(
      String name, String meaning, Function<Profile, List<String>> value) {
    return variable(name, ListType.create(SimpleType.STRING), meaning, value::apply);
  }

  private static Variable dated(
      String name, String meaning, BiFunction<Profile, Instant, Long> value) {
    return new Variable(name, SimpleType.INT, meaning, value::apply);
  }

  private static Variable fading(
      String name, String meaning, BiFunction<Profile, Instant, Double> value) {
    return new Variable(name, SimpleType.DOUBLE, meaning, value::apply);
  }

  private static Variable variable(
      String name, CelType type, String meaning, Function<Profile, Object> value) {
    return new Variable(name, type, meaning, (profile, asOf) -> value.apply(profile));
  }
}
