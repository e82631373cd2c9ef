package dev.attune.guards.lies;

import com.ibm.icu.text.RuleBasedNumberFormat;
import dev.attune.avro.Brief;
import dev.attune.avro.OfferText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Texts of which it is known whether they are true: each sentence with facts drawn by chance, once
 * with a brief that holds them and once with one that holds others in their place. Numbers in words
 * are written by ICU4J. Slots: price, old, percent, coupon, stock, date, weekday, days, product,
 * months, refund, each number also with "-words".
 */
final class SeededLies {

  private static final int DRAWS = 2;

  /**
   * One of them.
   *
   * @param isTrue whether the text follows from the brief
   */
  record Text(Seed seed, OfferText text, Brief brief, boolean isTrue) {}

  /**
   * What stands around a claim: headline, the same without a product, and two harmless sentences.
   */
  private record Frame(String headline, String bare, String before, String behind, String action) {}

  private static final Map<String, List<Frame>> FRAMES =
      Map.of(
          "en",
              List.of(
                  new Frame(
                      "{product}",
                      "Something for you",
                      "We thought of you.",
                      "Have a look whenever it suits you.",
                      "Have a look"),
                  new Frame(
                      "A thought about {product}",
                      "A thought for you",
                      "You put something aside the other day.",
                      "Take all the time that you need, we are glad to help.",
                      "See the details")),
          "de",
              List.of(
                  new Frame(
                      "{product}",
                      "Etwas für Sie",
                      "Wir haben an Sie gedacht.",
                      "Schauen Sie vorbei, wann es Ihnen passt.",
                      "Ansehen"),
                  new Frame(
                      "Ein Gedanke zu {product}",
                      "Ein Gedanke für Sie",
                      "Sie haben neulich etwas beiseitegelegt.",
                      "Nehmen Sie sich alle Zeit, die Sie brauchen, wir helfen gern.",
                      "Zu den Einzelheiten")),
          "fr",
              List.of(
                  new Frame(
                      "{product}",
                      "Une idée pour vous",
                      "Nous avons pensé à vous.",
                      "Passez nous voir quand vous le souhaitez.",
                      "Voir le produit"),
                  new Frame(
                      "Une pensée pour {product}",
                      "Une pensée pour vous",
                      "Vous avez mis quelque chose de côté l'autre jour.",
                      "Prenez tout le temps qu'il vous faut, nous sommes là pour vous aider.",
                      "Voir les détails")),
          "es",
              List.of(
                  new Frame(
                      "{product}",
                      "Algo para usted",
                      "Hemos pensado en usted.",
                      "Pase a verlo cuando le venga bien.",
                      "Ver el producto"),
                  new Frame(
                      "Una idea sobre {product}",
                      "Una idea para usted",
                      "El otro día apartó algo que le gustaba.",
                      "Tómese todo el tiempo que necesite, le ayudamos con mucho gusto.",
                      "Ver los detalles")),
          "pt",
              List.of(
                  new Frame(
                      "{product}",
                      "Algo para si",
                      "Pensámos em si.",
                      "Passe por cá quando lhe der jeito.",
                      "Ver o produto"),
                  new Frame(
                      "Uma ideia sobre {product}",
                      "Uma ideia para si",
                      "No outro dia pôs uma coisa de lado.",
                      "Leve o tempo de que precisar, estamos aqui para ajudar.",
                      "Ver os pormenores")),
          "zh",
              List.of(
                  new Frame("{product}", "为您挑选", "我们想到了您。", "方便的时候来看看吧。", "看一看"),
                  new Frame(
                      "关于{product}的小提醒", "给您的小提醒", "前几天您留意过一样东西。", "请慢慢考虑，我们很乐意帮忙。", "查看详情")));

  private final int frame;
  private final String half;

  private SeededLies(String half, int frame) {
    this.half = half;
    this.frame = frame;
  }

  /** The half on which guards may be tuned. */
  static List<Text> development() {
    return new SeededLies("development", 0).all();
  }

  /** The half that only measures. */
  static List<Text> heldOut() {
    return new SeededLies("held-out", 1).all();
  }

  private List<Text> all() {
    List<Text> texts = new ArrayList<>();
    for (Seed seed : Seed.of(half)) {
      for (int draw = 0; draw < DRAWS; draw++) {
        Random random = new Random(seed.hashCode() * 31L + draw);
        Truth truth = Truth.of(seed.language(), seed.percent(), random);
        OfferText text = text(seed, truth, draw);
        texts.add(new Text(seed, text, truth.brief(seed.language()), true));
        Truth other = truth.otherwise(seed.language(), seed, random);
        texts.add(new Text(seed, text, other.brief(seed.language()), false));
      }
    }
    return texts;
  }

  private OfferText text(Seed seed, Truth truth, int draw) {
    Frame around = FRAMES.getOrDefault(seed.language(), List.of()).get(frame);
    String headline = seed.type().equals("product") ? around.bare() : around.headline();
    String gap = seed.language().equals("zh") ? "" : " ";
    String body =
        draw % 2 == 0
            ? around.before() + gap + seed.sentence() + gap + around.behind()
            : seed.sentence() + gap + around.behind();
    return new OfferText(
        filled(headline, seed, truth, draw), filled(body, seed, truth, draw), around.action());
  }

  private static String filled(String text, Seed seed, Truth truth, int draw) {
    Locale locale = seed.locale();
    return text.replace("{product}", truth.product())
        .replace("{price}", price(truth.price(), seed.language(), draw))
        .replace("{old}", price(truth.old(), seed.language(), draw))
        .replace("{price-words}", priceInWords(truth.price(), locale))
        .replace("{percent}", Integer.toString(truth.discount()))
        .replace("{percent-words}", words(truth.discount(), locale))
        .replace("{coupon}", truth.coupon())
        .replace("{stock}", Integer.toString(truth.stock()))
        .replace("{stock-words}", words(truth.stock(), locale))
        .replace("{date}", date(truth, seed.language(), draw))
        .replace("{weekday}", truth.until().getDayOfWeek().getDisplayName(TextStyle.FULL, locale))
        .replace("{days}", Integer.toString(truth.daysLeft()))
        .replace("{days-words}", words(truth.daysLeft(), locale))
        .replace("{months}", promised(truth, "guarantee-months"))
        .replace(
            "{months-words}", words(Integer.parseInt(promised(truth, "guarantee-months")), locale))
        .replace("{refund}", promised(truth, "refund-days"))
        .replace("{refund-words}", words(Integer.parseInt(promised(truth, "refund-days")), locale));
  }

  private static String promised(Truth truth, String key) {
    return String.valueOf(truth.promises().get(key));
  }

  private static String price(BigDecimal amount, String language, int draw) {
    boolean isComma = !language.equals("en") && !language.equals("zh");
    DecimalFormatSymbols marks = new DecimalFormatSymbols(Locale.ROOT);
    marks.setDecimalSeparator(isComma ? ',' : '.');
    marks.setGroupingSeparator(isComma ? '.' : ',');
    String number =
        new DecimalFormat(amount.scale() <= 0 && draw % 2 == 1 ? "#,##0" : "#,##0.00", marks)
            .format(amount);
    return switch (language) {
      case "en" -> draw % 2 == 0 ? "€" + number : number + " euros";
      case "zh" -> draw % 2 == 0 ? number + "欧元" : "€" + number;
      default -> draw % 2 == 0 ? number + "\u00a0€" : number + " EUR";
    };
  }

  private static String priceInWords(BigDecimal amount, Locale locale) {
    int euros = amount.intValue();
    int cents =
        amount
            .remainder(BigDecimal.ONE)
            .movePointRight(2)
            .setScale(0, RoundingMode.HALF_UP)
            .intValue();
    String whole = words(euros, locale);
    if (locale.getLanguage().equals("zh")) {
      return (cents == 0
              ? whole
              : whole + "点" + words(cents / 10, locale) + words(cents % 10, locale))
          + "欧元";
    }
    String unit = locale.getLanguage().equals("de") ? " Euro" : " euros";
    if (cents == 0) {
      return whole + unit;
    }
    String coins = words(cents, locale);
    return whole
        + unit
        + switch (locale.getLanguage()) {
          case "de" -> " " + coins;
          case "fr" -> " et " + coins + " centimes";
          case "es" -> " con " + coins + " céntimos";
          case "pt" -> " e " + coins + " cêntimos";
          default -> " and " + coins + " cents";
        };
  }

  static String words(int number, Locale locale) {
    String soft = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT).format(number);
    // ICU writes German compounds with soft hyphens.
    return soft.replace("\u00ad", "");
  }

  private static String date(Truth truth, String language, int draw) {
    String form =
        switch (language) {
          case "en" -> draw % 2 == 0 ? "d MMMM" : "MMMM d";
          case "de" -> draw % 2 == 0 ? "d. MMMM" : "dd.MM.yyyy";
          case "fr" -> draw % 2 == 0 ? "d MMMM" : "dd/MM/yyyy";
          case "zh" -> "M月d日";
          default -> draw % 2 == 0 ? "d 'de' MMMM" : "dd/MM/yyyy";
        };
    return DateTimeFormatter.ofPattern(form, Locale.of(language)).format(truth.until());
  }
}
