package dev.attune.app.shop.visit;

import dev.attune.app.shop.catalog.Department;
import dev.attune.app.shop.catalog.PriceTag;
import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.catalog.ShopCatalog;
import dev.attune.app.shop.user.ShopUser;
import dev.attune.avro.ClickType;
import dev.attune.avro.MessageChannel;
import dev.attune.avro.MessageEvent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How users look for products: by lists, by searches, and back to what they cannot forget. */
final class Browsing {

  private static final double EMPTY_SEARCHES = 0.09;
  private static final double GRUMBLES = 0.06;
  private static final double ADDED_PER_LOOK = 0.030;
  private static final double ADDED_TWICE_LOOKED = 0.09;

  private final PhraseBook searchTerms;
  private final PhraseBook messages;

  Browsing(PhraseBook searchTerms, PhraseBook messages) {
    this.searchTerms = searchTerms;
    this.messages = messages;
  }

  /** One round: a way to some products, and a look at them. */
  void round(Trail trail, Memory memory) {
    Product product = choose(trail);
    if (!trail.dice().chance(trail.user().temper().searching())) {
      trail.page(ClickType.PRODUCT_LIST_VIEWED, "c/" + product.category());
      look(trail, memory, product);
      return;
    }
    Product found = search(trail, memory, product);
    if (found != null) {
      look(trail, memory, found);
    }
  }

  /** Looks at a product once more, and perhaps at last takes it. */
  void lookAgain(Trail trail, Memory memory, Product product) {
    trail.product(ClickType.PRODUCT_VIEWED, product, 1);
    if (trail.dice().chance(ADDED_TWICE_LOOKED * liking(trail, product))) {
      put(trail, memory, product);
    }
  }

  /** Puts a product into the cart, unless it is there or sold out. */
  void put(Trail trail, Memory memory, Product product) {
    boolean soldOut = trail.shelf().tagAt(product, trail.now()).stock() == 0;
    if (soldOut || !memory.basket().takes(product)) {
      return;
    }
    int quantity = product.replenishDays() != null && trail.dice().chance(0.3) ? 2 : 1;
    memory.basket().add(product, quantity);
    trail.product(ClickType.PRODUCT_ADDED, product, quantity);
  }

  private void look(Trail trail, Memory memory, Product first) {
    Product product = first;
    int more = trail.dice().streak(0.38, 4);
    for (int i = 0; i <= more; i++) {
      trail.product(ClickType.PRODUCT_VIEWED, product, 1);
      react(trail, memory, product);
      product = neighbour(trail, product);
    }
  }

  private void react(Trail trail, Memory memory, Product product) {
    double draw = trail.dice().unit();
    if (draw < ADDED_PER_LOOK * liking(trail, product)) {
      put(trail, memory, product);
    } else if (draw > 0.985) {
      trail.product(ClickType.PRODUCT_WISHLISTED, product, 1);
      memory.consider(product);
    } else if (draw > 0.98) {
      trail.product(ClickType.PRODUCT_SHARED, product, 1);
    } else if (draw > 0.88) {
      memory.consider(product);
    }
  }

  private @Nullable Product search(Trail trail, Memory memory, Product wanted) {
    String before = memory.lastQuery();
    if (before != null && trail.dice().chance(0.45)) {
      Product sought = memory.lastSought();
      trail.search(before, sought == null ? 0 : results(trail, sought));
      return sought;
    }
    String language = trail.user().market().language();
    if (trail.dice().chance(EMPTY_SEARCHES)) {
      String query = searchTerms.pick("nowhere", language, trail.dice());
      memory.search(query, null);
      trail.search(query, 0);
      grumble(trail);
      return null;
    }
    String query = searchTerms.pick(wanted.category(), language, trail.dice());
    memory.search(query, wanted);
    trail.search(query, results(trail, wanted));
    return wanted;
  }

  private void grumble(Trail trail) {
    if (!trail.dice().chance(GRUMBLES)) {
      return;
    }
    trail.pause(45);
    String text = messages.pick("grumble", trail.user().market().language(), trail.dice());
    trail.add(
        Happening.of(new MessageEvent(trail.header(), MessageChannel.CHAT, text, null, null)));
  }

  private static int results(Trail trail, Product found) {
    return trail.shelf().catalog().inCategory(found.category()).size();
  }

  private static Product choose(Trail trail) {
    ShopCatalog catalog = trail.shelf().catalog();
    int department = trail.user().tastes().pick(trail.dice(), trail.day());
    return choose(trail, catalog.departments().get(department));
  }

  /** Draws by rejection: a product is taken as readily as its pull is strong. */
  private static Product choose(Trail trail, Department department) {
    Product product = trail.dice().pick(department.products());
    for (int tries = 0; tries < 12; tries++) {
      if (trail.dice().chance(pull(trail.user(), product) / 4)) {
        return product;
      }
      product = trail.dice().pick(department.products());
    }
    return product;
  }

  private static Product neighbour(Trail trail, Product product) {
    List<Product> shelf = trail.shelf().catalog().inCategory(product.category());
    return trail.dice().pick(shelf);
  }

  private static double pull(ShopUser user, Product product) {
    return product.appeal().popularity() * user.tastes().brand(product) * priceFit(user, product);
  }

  private static double priceFit(ShopUser user, Product product) {
    double distance = Math.abs(product.appeal().priceRank() - user.temper().priceLevel());
    return 1 - user.temper().thrift() * distance;
  }

  /** How much more than usual the user wants it: 1 is as usual. A reduction helps the thrifty. */
  private static double liking(Trail trail, Product product) {
    ShopUser user = trail.user();
    double fit = 0.5 + priceFit(user, product);
    return user.temper().eagerness() * fit * (1 + 4 * user.temper().thrift() * cut(trail, product));
  }

  private static double cut(Trail trail, Product product) {
    PriceTag tag = trail.shelf().tagAt(product, trail.now());
    BigDecimal before = tag.listPrice();
    return before == null ? 0 : 1 - tag.price().doubleValue() / before.doubleValue();
  }
}
