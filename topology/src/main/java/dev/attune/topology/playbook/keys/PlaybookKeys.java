package dev.attune.topology.playbook.keys;

import dev.attune.guards.Channel;
import dev.attune.topology.playbook.Scenario.ProductChoice.Source;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.frequency.MessageClass;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Length;
import dev.attune.topology.playbook.yaml.Numbers.Decimal;
import dev.attune.topology.playbook.yaml.Numbers.Whole;
import dev.attune.topology.playbook.yaml.Shape;
import dev.attune.topology.playbook.yaml.Shape.Choice;
import dev.attune.topology.playbook.yaml.Shape.Form;
import dev.attune.topology.playbook.yaml.Shape.OrWord;
import dev.attune.topology.playbook.yaml.Shape.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Every key of the file with its form, its standard and its meaning. */
public final class PlaybookKeys {

  public static final Form LANGUAGE =
      new Form(Pattern.compile("[a-z]{2,3}"), "a language tag, such as en or de");

  private static final Length MINUTE_TO_YEAR =
      new Length(Duration.ofMinutes(1), Duration.ofDays(365));
  static final Length SECOND_TO_YEAR = new Length(Duration.ofSeconds(1), Duration.ofDays(365));
  private static final Length SECOND_TO_DAY = new Length(Duration.ofSeconds(1), Duration.ofDays(1));
  static final Shape<Duration> COOL_DOWN_FORM = new OrWord<>(SECOND_TO_YEAR, "none", Duration.ZERO);
  private static final Form COUPON_FORM =
      new Form(
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}"),
          "a code of letters, digits, - and _, at most 40 characters");

  private PlaybookKeys() {}

  /** Where the products of a trigger come from, unless the file says otherwise. */
  public static Source usualSource(TriggerKind kind) {
    return switch (kind) {
      case CART_ABANDONED -> Source.CART;
      case REPLENISHMENT_DUE -> Source.BOUGHT;
      case POST_PURCHASE, LOYALTY_STEP -> Source.COMPLEMENTS;
      case BROWSE_ABANDONED,
          REPEATED_VIEW,
          REPEATED_SEARCH,
          EMPTY_SEARCH,
          INTEREST_SHIFT,
          PRICE_DROP,
          FIRST_VISIT,
          DORMANT,
          MOOD_DROP ->
          Source.VIEWED;
    };
  }

  /**
   * Whether offers of this trigger show products, unless the file says otherwise. At a first visit
   * nothing has been looked at yet, and whoever is upset is not to be sold anything.
   */
  public static boolean showsProducts(TriggerKind kind) {
    return kind != TriggerKind.FIRST_VISIT && kind != TriggerKind.MOOD_DROP;
  }

  /** The top of the file. */
  public static final class Root {
    public static final Key.Scalar<String> VERSION =
        Key.required("version", new Choice(List.of("1")), "1", "version of this format");
    public static final Key BRAND = Key.requiredBlock("brand", "mapping", "who speaks, and how");
    public static final Key LANGUAGES =
        Key.block("languages", "mapping", "English only", "languages the shop writes in");
    public static final Key CONSENT =
        Key.block("consent", "mapping", "unasked: denied", "what holds where nobody was asked");
    public static final Key CAPS =
        Key.block("caps", "mapping", "3 a day, 30m apart", "how much one user may get");
    public static final Key QUIET_HOURS =
        Key.block("quiet-hours", "mapping of names", "none", "when nothing is sent");
    public static final Key HOLDOUT =
        Key.block("holdout", "mapping", "nobody", "users who get nothing, for comparison");
    public static final Key BUDGETS =
        Key.block("budgets", "mapping", "no paid model is called", "what models may cost");
    public static final Key EXPERIMENTS =
        Key.block("experiments", "mapping of names", "none", "variants to divide users between");
    public static final Key ATTRIBUTION =
        Key.block("attribution", "mapping", "offers are not judged", "what offers are judged by");
    public static final Key SCENARIOS =
        Key.requiredBlock("scenarios", "mapping of names", "what campaigns are for");
    public static final List<Key> ALL =
        List.of(
            VERSION,
            BRAND,
            LANGUAGES,
            CONSENT,
            CAPS,
            QUIET_HOURS,
            HOLDOUT,
            BUDGETS,
            EXPERIMENTS,
            ATTRIBUTION,
            SCENARIOS);

    private Root() {}
  }

  /** Under {@code brand}. */
  public static final class Brand {
    public static final Key.Scalar<String> NAME =
        Key.required("name", new Text(60), "Example", "the shop's name, as texts say it");
    public static final Key.Scalar<String> VOICE =
        Key.optional("voice", new Text(600), "Friendly, clear and honest.", "how it speaks");
    public static final Text WORD = new Text(60);
    public static final Key BANNED =
        Key.block("banned", "list of words", "[]", "words never to be used");
    public static final Key TEXTS =
        Key.block("texts", "mapping", "no links, no promises", "what texts may claim, see below");
    public static final List<Key> ALL = List.of(NAME, VOICE, BANNED, TEXTS);

    private Brand() {}
  }

  /** Under {@code languages}. */
  public static final class Languages {
    public static final Key SUPPORTED =
        Key.requiredBlock("supported", "list of language tags", "languages to write in");
    public static final Key.Scalar<String> FALLBACK =
        Key.derived("fallback", LANGUAGE, "the first supported", "for users of other languages");
    public static final List<Key> ALL = List.of(SUPPORTED, FALLBACK);

    private Languages() {}
  }

  /** Under {@code experiments.<name>}. */
  public static final class Experiments {
    public static final Key ARMS =
        Key.requiredBlock("arms", "mapping of names", "the variants, at least two");
    public static final Key.Scalar<Double> WEIGHT =
        Key.required(
            "weight",
            new Decimal(0.001, 1_000_000),
            "50",
            "share of the users, in proportion to the other arms");
    public static final Key.Scalar<String> TONE =
        Key.required("tone", new Text(200), "warm and caring", "how this variant speaks");
    public static final List<Key> ALL = List.of(ARMS);
    public static final List<Key> ARM = List.of(WEIGHT, TONE);

    private Experiments() {}
  }

  /** Under {@code scenarios.<name>}. */
  public static final class Scenarios {
    public static final String YES = "yes";
    private static final String NO = "no";
    public static final Key TRIGGER =
        Key.requiredBlock("trigger", "kind, or mapping of kind and parameters", "why now");
    public static final Key.Scalar<String> WHEN =
        Key.derived("when", new Text(2_000), "always", "for whom: a condition, see below");
    public static final Key.Scalar<String> CHANNEL =
        Key.required("channel", new Choice(Channel.keys()), "email", "how the user is reached");
    public static final Key.Scalar<String> SLOT =
        Key.derived("slot", Form.NAME, "<channel>-main", "where the text goes: one wish at a time");
    public static final Key.Scalar<String> CLASS =
        Key.optional(
            "class",
            new Choice(MessageClass.keys()),
            "marketing",
            "what kind of message; transactional ones pass holdout, quiet hours, cool-downs and caps");
    public static final Key.Scalar<Duration> COOL_DOWN =
        Key.optional("cool-down", COOL_DOWN_FORM, "7d", "least time before this comes again");
    public static final Key.Scalar<Duration> DEADLINE =
        Key.optional("deadline", SECOND_TO_DAY, "5m", "how long the writer may take");
    public static final Key.Scalar<String> BATCH =
        Key.optional(
            "batch",
            new Choice(List.of(NO, YES)),
            "no",
            "whether it may be written in a provider's batch, at its price; from a deadline of 2h");
    public static final Key.Scalar<Duration> EXPIRES_AFTER =
        Key.optional("expires-after", MINUTE_TO_YEAR, "2d", "how long the offer may be shown");
    public static final Key.Scalar<Integer> PRIORITY =
        Key.optional("priority", new Whole(0, 100), "50", "0 goes first");
    public static final Key PRODUCTS =
        Key.block(
            "products",
            "mapping",
            "up to 3, by the kind of trigger; none for first-visit and mood-drop",
            "what is shown");
    public static final Key TERMS =
        Key.block("terms", "mapping", "no discount", "what is promised beyond the product");
    public static final Key.Scalar<String> PROMPT =
        Key.derived("prompt", Form.NAME, "the trigger's kind", "the template for the writer");
    public static final Key.Scalar<String> TONE =
        Key.optional("tone", new Text(200), "friendly and helpful", "how to say it");
    public static final Key.Scalar<Integer> MAX_OUTPUT_TOKENS =
        Key.optional("max-output-tokens", new Whole(50, 8_000), "400", "how much may be written");
    public static final Key.Scalar<Integer> CANDIDATES =
        Key.optional("candidates", new Whole(1, 8), "1", "texts to choose from; all are paid for");
    public static final Key CHOOSE =
        Key.block("choose", "`first`, or mapping of weights", "{score: 1}", "how to choose, below");
    public static final Key.Scalar<String> WORTH =
        Key.derived(
            "worth",
            new Text(2_000),
            "whatever it costs",
            "what an answer is worth in USD, see below: a call that may cost more is not made");
    public static final Key FALLBACK =
        Key.block("fallback", "mapping of languages", "silence", "own texts, if no model answers");
    public static final Key.Scalar<String> EXPERIMENT =
        Key.derived("experiment", Form.NAME, "none", "the experiment whose arms set the tone");
    public static final Key ATTRIBUTION =
        Key.block("attribution", "mapping", "as at the top", "what its offers are judged by");
    public static final List<Key> ALL =
        List.of(
            TRIGGER,
            WHEN,
            CHANNEL,
            SLOT,
            CLASS,
            COOL_DOWN,
            DEADLINE,
            BATCH,
            EXPIRES_AFTER,
            PRIORITY,
            PRODUCTS,
            TERMS,
            PROMPT,
            TONE,
            MAX_OUTPUT_TOKENS,
            WORTH,
            CANDIDATES,
            CHOOSE,
            FALLBACK,
            EXPERIMENT,
            ATTRIBUTION);

    private Scenarios() {}
  }

  /** Under {@code choose}: what may count, and how much. */
  public static final class Choose {
    public static final Choice FIRST = new Choice(List.of("first"));
    public static final Key.Scalar<Double> SCORE =
        weight("score", "the probability that the model gives its own text");
    public static final Key.Scalar<Double> NOVELTY =
        weight("novelty", "the difference to the other candidates");
    public static final Key.Scalar<Double> PREDICTOR =
        weight("predictor", "the reward that a predictor expects; there is none yet");
    public static final List<Key> ALL = List.of(SCORE, NOVELTY, PREDICTOR);

    private Choose() {}

    private static Key.Scalar<Double> weight(String name, String meaning) {
      return Key.derived(name, new Decimal(0.001, 1_000), "does not count", "weight of " + meaning);
    }
  }

  /** Under {@code products}, {@code terms}, {@code fallback.<language>} and {@code trigger}. */
  public static final class Parts {
    public static final Key.Scalar<String> FROM =
        Key.derived(
            "from",
            new Choice(Arrays.stream(Source.values()).map(Parts::key).toList()),
            "by the kind of trigger",
            "where products come from");
    public static final Key.Scalar<Integer> LIMIT =
        Key.optional("limit", new Whole(1, 10), "3", "most products");
    public static final List<Key> PRODUCTS = List.of(FROM, LIMIT);

    public static final Key.Scalar<Integer> DISCOUNT =
        Key.optional("discount-percent", new Whole(0, 90), "0", "reduction in percent");
    public static final Key.Scalar<String> COUPON =
        Key.derived("coupon", COUPON_FORM, "none", "code to enter");
    public static final Key.Scalar<Duration> VALID_FOR =
        Key.derived("valid-for", MINUTE_TO_YEAR, "expires-after", "how long the terms hold");
    public static final List<Key> TERMS = List.of(DISCOUNT, COUPON, VALID_FOR);

    public static final Key.Scalar<String> HEADLINE =
        Key.required("headline", new Text(200), "Hello", "one line");
    public static final Key.Scalar<String> BODY =
        Key.required("body", new Text(2_000), "Hello", "the message");
    public static final Key.Scalar<String> CALL_TO_ACTION =
        Key.required("call-to-action", new Text(60), "Look", "what the button says");
    public static final List<Key> TEXT = List.of(HEADLINE, BODY, CALL_TO_ACTION);

    public static final Key.Scalar<String> KIND =
        Key.required(
            "kind",
            new Choice(Arrays.stream(TriggerKind.values()).map(TriggerKind::key).toList()),
            "first-visit",
            "the kind of trigger");

    private Parts() {}

    /** Name in the file. */
    public static String key(Source source) {
      return source.name().toLowerCase(Locale.ROOT);
    }
  }
}
