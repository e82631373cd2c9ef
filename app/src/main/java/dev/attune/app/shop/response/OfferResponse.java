package dev.attune.app.shop.response;

import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.catalog.ShopCatalog;
import dev.attune.app.shop.seed.Seed;
import dev.attune.app.shop.user.ShopUser;
import dev.attune.app.shop.user.ShopUsers;
import dev.attune.app.shop.visit.Happening;
import dev.attune.avro.Offer;
import dev.attune.avro.OutcomeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user makes of an offer: a pure function of user, offer and the moment it is received.
 *
 * <p>Users click more on what they like, on reductions if they are thrifty, and on some arms more
 * than on others; the odds are known, so that an estimate made from the outcomes can be checked.
 */
public final class OfferResponse {

  private static final double CLICKED = 0.16;
  private static final double CONVERTED = 0.22;

  private final ShopUsers users;
  private final int count;
  private final ShopCatalog catalog;

  /**
   * @param count how many users there are; offers for others meet with silence
   */
  public OfferResponse(ShopUsers users, int count, ShopCatalog catalog) {
    this.users = users;
    this.count = count;
    this.catalog = catalog;
  }

  /** The odds of an offer that its user receives at this moment of simulated time. */
  public ResponseOdds odds(Offer offer, Instant receivedAt) {
    return odds(users.at(ShopUsers.indexOf(offer.getUserId())), offer, receivedAt);
  }

  /**
   * What follows, in the order of time: topics outcomes and purchases. Empty if the user does not
   * see the offer or is none of the shop's.
   */
  public List<Happening> to(Delivery delivery) {
    Offer offer = delivery.offer();
    int index = ShopUsers.indexOf(offer.getUserId());
    if (index < 0 || index >= count) {
      return List.of();
    }
    ShopUser user = users.at(index);
    ResponseOdds odds = odds(user, offer, delivery.receivedAt());
    Seed draw = user.seed().child("offer").child(offer.getOfferId());
    long shownAfter = (long) (delay(offer.getChannel()) * draw.child("delay").unit());
    if (draw.child("shown").unit() >= odds.shown() || shownAfter > delivery.lifetime().toMillis()) {
      return List.of();
    }
    return seen(new Answer(user, offer, delivery.receivedAt().plusMillis(shownAfter)), odds, draw);
  }

  private static List<Happening> seen(Answer answer, ResponseOdds odds, Seed draw) {
    var answers = new ArrayList<Happening>();
    answers.add(answer.outcome(OutcomeType.SHOWN, 0));
    if (draw.child("clicked").unit() >= odds.clicked()) {
      if (draw.child("dismissed").unit() < odds.dismissed()) {
        answers.add(answer.outcome(OutcomeType.DISMISSED, 4));
      }
      return answers;
    }
    answers.add(answer.outcome(OutcomeType.CLICKED, 5 + draw.child("click").below(40)));
    if (draw.child("converted").unit() < odds.converted()) {
      answers.addAll(answer.order(60 + draw.child("order").below(1800)));
    }
    return answers;
  }

  private ResponseOdds odds(ShopUser user, Offer offer, Instant receivedAt) {
    double interest = interest(user, offer, receivedAt.getEpochSecond() / 86_400);
    double reduction = offer.getTerms().getDiscountPercent() / 100.0;
    double appeal = 1 + 4 * reduction * user.temper().thrift();
    double arm = 0.6 + 0.8 * user.seed().child("arm").child(offer.getAssignment().getArm()).unit();
    return new ResponseOdds(
        shown(offer.getChannel()),
        Math.min(0.7, CLICKED * 2 * interest * appeal * arm),
        0.10 + 0.15 * (1 - user.temper().kindness()),
        Math.min(0.7, CONVERTED * user.temper().decisiveness() * (0.5 + interest)));
  }

  /** From 0 to 1; one half where the user likes the department as much as any other. */
  private double interest(ShopUser user, Offer offer, long day) {
    if (offer.getProducts().isEmpty()) {
      return 0.5;
    }
    Product product = catalog.product(offer.getProducts().getFirst().getProductId());
    if (product == null) {
      return 0.5;
    }
    double share = user.tastes().share(product.appeal().department(), day);
    double relative = share * catalog.departments().size();
    return relative / (1 + relative);
  }

  private static double shown(String channel) {
    return switch (channel) {
      case "email" -> 0.45;
      case "push" -> 0.75;
      case "sms" -> 0.95;
      default -> 0.85;
    };
  }

  /** The longest wait until the user looks, in milliseconds. */
  private static double delay(String channel) {
    return switch (channel) {
      case "email" -> 6 * 3_600_000.0;
      case "push", "sms" -> 1_800_000.0;
      default -> 120_000.0;
    };
  }
}
