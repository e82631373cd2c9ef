package dev.attune.topology.playbook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attune.topology.prompt.template.TemplateLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake that can be made in a playbook, with the line that tells of it. */
class PlaybookMistakesTest {

  /** Each kind of key once; the rows below break it in one place. */
  private static final String VALID =
      """
      version: 1
      brand: {name: Test, voice: Plain, banned: [cheap]}
      languages: {supported: [en, de], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: 3, window: 1d}, cool-down: 30m}
      experiments:
        tone:
          arms:
            warm: {weight: 50, tone: warm}
            brisk: {weight: 30, tone: brisk}
      scenarios:
        cart:
          trigger: {kind: cart-abandoned, after: 1h}
          when: cart_value >= 20.0
          channel: email
          slot: email-main
          deadline: 5m
          expires-after: 2d
          priority: 10
          products: {from: cart, limit: 3}
          terms: {discount-percent: 10, coupon: BACK10, valid-for: 2d}
          prompt: cart-abandoned
          experiment: tone
          fallback:
            en: {headline: Hello, body: "Use {{coupon}}", call-to-action: Go}
      """;

  private final PlaybookLoader loader = new PlaybookLoader(TemplateLoader.standard());

  static Stream<Arguments> mistakes() {
    return Stream.of(
        row(
            "voice: Plain,",
            "texts: {hosts: [https://a.example/]},",
            "2:37: brand.texts.hosts: \"https://a.example/\" is not a host in ASCII, such as"
                + " shop.example"),
        row(
            "voice: Plain,",
            "texts: {sector: magic},",
            "2:37: brand.texts.sector: \"magic\" is not valid; valid: finance, health, alcohol,"
                + " gambling"),
        // Keys
        row("version: 1\n", "", "1:1: the key version is missing: version of this format"),
        row("version: 1", "version: 2", "1:10: version: \"2\" is not valid; valid: 1"),
        row(
            "consent:",
            "konsent:",
            "4:1: konsent: unknown key; did you mean consent? valid: version"),
        row(
            "priority: 10",
            "prioritty: 10",
            "19:5: scenarios.cart.prioritty: unknown key; did you mean priority? valid: trigger"),
        row(
            "priority: 10",
            "priority: 10\n    slot: other",
            "20:5: scenarios.cart.slot: is there twice; the first is in line 16"),
        row(
            "    channel: email\n",
            "",
            "13:5: scenarios.cart: the key channel is missing: how the"),
        row("  cart:", "  Cart_1:", "12:3: scenarios.Cart_1: the key \"Cart_1\" is not a name of"),
        row("name: Test, ", "", "2:8: brand: the key name is missing: the shop's name"),
        // Types
        row("brand: {name", "brand: [{name", "]", "2:8: brand: is a list; expected a mapping"),
        row(
            "banned: [cheap]",
            "banned: cheap",
            "2:43: brand.banned: is a single value; expected a list"),
        row(
            "slot: email-main",
            "slot: [a]",
            "16:11: scenarios.cart.slot: is a list; expected a name"),
        row("slot: email-main", "slot:", "16:10: scenarios.cart.slot: is empty; expected a name"),
        row(
            "priority: 10",
            "priority: soon",
            "19:15: scenarios.cart.priority: \"soon\" is no number; expected whole number"),
        row(
            "priority: 10",
            "priority: 1.5",
            "19:15: scenarios.cart.priority: 1.5 is no whole number"),
        row(
            "unasked: granted",
            "unasked: yes",
            "4:20: consent.unasked: \"yes\" is not valid; valid: granted, denied"),
        // Lengths of time
        row(
            "after: 1h",
            "after: 1 hour",
            "13:44: scenarios.cart.trigger.after: \"1 hour\" is no length of time; expected a number"
                + " and a unit, such as 30m, 1h or 7d"),
        row("window: 1d", "window: 1", "5:37: caps.per-user.window: \"1\" is no length of time"),
        row(
            "deadline: 5m",
            "deadline: 2d",
            "17:15: scenarios.cart.deadline: 2d is out of range; expected length of time, 1s to 1d"),
        row(
            "expires-after: 2d",
            "expires-after: 5m",
            "17:15: scenarios.cart.deadline: 5m is not shorter than expires-after (5m)"),
        row(
            "valid-for: 2d",
            "valid-for: 1d",
            "21:62: scenarios.cart.terms.valid-for: 1d is shorter than expires-after (2d)"),
        // Ranges and zeros
        row(
            "limit: 3, window",
            "limit: 1001, window",
            "5:26: caps.per-user.limit: 1001 is out of range; expected whole number, 0 to 1000, or the word unlimited"),
        row(
            "cool-down: 30m}",
            "cool-down: 30m, rules: {a: {limit: 1, scenario: carts}}}",
            "5:90: caps.rules.a.scenario: there is no scenario \"carts\""),
        row(
            "caps: {",
            "quiet-hours: {n: {from: '08:00', to: '08:00'}}\ncaps: {",
            "5:18: quiet-hours.n: from and to are the same; write 00:00 to 24:00 for the whole day"),
        row(
            "caps: {",
            "quiet-hours: {n: {from: '24:00', to: '08:00'}}\ncaps: {",
            "5:25: quiet-hours.n.from: 24:00 is out of range; expected time of day, 00:00 to 23:59"),
        row(
            "caps: {",
            "quiet-hours: {n: {from: '20:00', to: '08:00', policy: downgrade}}\ncaps: {",
            "5:18: quiet-hours.n: to-channel and the policy downgrade stand together or not at all"),
        row(
            "cool-down: 30m",
            "cool-down: 0s",
            "5:53: caps.cool-down: 0 could mean nothing or no limit; write the word none"),
        row(
            "limit: 3, window",
            "limit: unlimitd, window",
            "5:26: caps.per-user.limit: \"unlimitd\" is no number; expected whole number, 0 to 1000, or the word unlimited"),
        row(
            "from: cart, limit: 3",
            "from: cart, limit: 11",
            "20:35: scenarios.cart.products.limit: 11 is out of range; expected whole number, 1 to 10"),
        row(
            "from: cart",
            "from: kart",
            "20:22: scenarios.cart.products.from: \"kart\" is not valid; did you mean cart? valid: cart, viewed"),
        row(
            "discount-percent: 10",
            "discount-percent: 91",
            "21:31: scenarios.cart.terms.discount-percent: 91 is out of range"),
        row(
            "coupon: BACK10",
            "coupon: BACK 10",
            "21:43: scenarios.cart.terms.coupon: \"BACK 10\" is not a code"),
        row(
            "weight: 50",
            "weight: 0",
            "9:22: experiments.tone.arms.warm.weight: 0 is out of range"),
        row(
            "weight: 50",
            "weight: -1",
            "9:22: experiments.tone.arms.warm.weight: -1 is out of range"),
        row(
            "      brisk: {weight: 30, tone: brisk}\n",
            "",
            "9:7: experiments.tone.arms: has 1 arm; expected at least two"),
        row(
            "priority: 10",
            "candidates: 9",
            "19:17: scenarios.cart.candidates: 9 is out of range; expected whole number, 1 to 8"),
        row(
            "priority: 10",
            "choose: best",
            "19:13: scenarios.cart.choose: \"best\" is not valid; valid: first"),
        row(
            "priority: 10",
            "choose: {scores: 1}",
            "19:14: scenarios.cart.choose.scores: unknown key; did you mean score? valid: score"),
        row(
            "priority: 10",
            "choose: {novelty: 0}",
            "19:23: scenarios.cart.choose.novelty: 0 is out of range; expected number, 0.001"),
        // Triggers
        row(
            "kind: cart-abandoned",
            "kind: cart-abandonned",
            "13:21: scenarios.cart.trigger.kind: \"cart-abandonned\" is not valid; did you mean cart-abandoned? valid: cart-abandoned, browse-abandoned, repeated-view"),
        row(
            "kind: cart-abandoned, ",
            "",
            "13:14: scenarios.cart.trigger: the key kind is missing; expected one of cart-abandoned"),
        row(
            "after: 1h",
            "within: 1h",
            "13:37: scenarios.cart.trigger.within: unknown key; valid: kind, after, minimum-value"),
        row(
            "{kind: cart-abandoned, after: 1h}",
            "someday",
            "13:14: scenarios.cart.trigger: \"someday\" is not valid; valid: cart-abandoned"),
        row(
            "{kind: cart-abandoned, after: 1h}",
            "{kind: loyalty-step, orders: 2.5}",
            "13:43: scenarios.cart.trigger.orders: 2.5 is no whole number; expected whole number, 2"),
        row(
            "{kind: cart-abandoned, after: 1h}",
            "{kind: mood-drop, below: 0}",
            "13:39: scenarios.cart.trigger.below: 0 is out of range; expected number, -1 to -0.01"),
        // References
        row(
            "experiment: tone",
            "experiment: ton",
            "23:17: scenarios.cart.experiment: there is no experiment \"ton\"; did you mean tone? valid: tone"),
        row(
            "prompt: cart-abandoned",
            "prompt: cart-recovery",
            "22:13: scenarios.cart.prompt: there is no template \"cart-recovery\"; valid: browse-abandoned"),
        row(
            "fallback: en",
            "fallback: it",
            "3:44: languages.fallback: \"it\" is not among the supported languages; valid: en, de"),
        row("[en, de]", "[]", "3:24: languages.supported: names no language"),
        row("[en, de]", "[en, en]", "3:24: languages.supported: names en twice"),
        row(
            "[en, de]",
            "[en, English]",
            "3:29: languages.supported: \"English\" is not a language tag"),
        row(
            "      en: {headline",
            "      fr: {headline",
            "25:7: scenarios.cart.fallback.fr: \"fr\" is not among the supported languages; valid: en, de"),
        // Conditions and placeholders
        row(
            "cart_value >= 20.0",
            "cart_valeu >= 20.0",
            "14:11: scenarios.cart.when: at character 1: \"cart_valeu\" is no known variable or function; did you mean cart_value? valid: orders"),
        row(
            "cart_value >= 20.0",
            "cart_value",
            "14:11: scenarios.cart.when: at character 1: yields double; expected true or false"),
        row(
            "Use {{coupon}}",
            "Use {{cupon}}",
            "25:35: scenarios.cart.fallback.en.body: unknown placeholder {{cupon}}; did you mean coupon? valid: brand, product"),
        row(
            "Use {{coupon}}",
            "Buy {{product}}",
            "25:35: scenarios.cart.fallback.en.body: {{product}} is not in every text; put it in a section"),
        row(
            "Use {{coupon}}",
            "{{#product}}x",
            "25:35: scenarios.cart.fallback.en.body: the section product is not closed"),
        row(
            "Use {{coupon}}",
            "Use {{coupon",
            "25:35: scenarios.cart.fallback.en.body: {{ is not closed"),
        row(
            ", call-to-action: Go",
            "",
            "25:11: scenarios.cart.fallback.en: the key call-to-action is missing"),
        // Not YAML at all
        row(
            "consent: {",
            "consent: [",
            "4:27: not readable as YAML: expected ',' or ']', but got }"),
        row(
            "  tone:\n    arms",
            "\ttone:\n    arms",
            "7:1: not readable as YAML: found character '\\t(TAB)'"));
  }

  private static Arguments row(String valid, String broken, String problem) {
    return Arguments.of(valid, broken, problem);
  }

  /** Breaks the start of a flow and closes it at the end of its line. */
  private static Arguments row(String valid, String broken, String end, String problem) {
    int start = VALID.indexOf(valid);
    String line = VALID.substring(start, VALID.indexOf('\n', start));
    return Arguments.of(line, broken + line.substring(valid.length()) + end, problem);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("mistakes")
  void shouldTellPlaceAndExpectationWhenSomethingIsWrong(
      String valid, String broken, String problem) {
    // Given
    assertThat(VALID).contains(valid);
    String text = VALID.replaceFirst(Pattern.quote(valid), Matcher.quoteReplacement(broken));

    // When
    List<String> problems = problems(text);

    // Then
    assertThat(problems).anySatisfy(line -> assertThat(line).startsWith("playbook.yml:" + problem));
    assertThat(problems).allMatch(line -> line.lines().count() == 1);
  }

  @Test
  void shouldFindNothingWhenNothingIsBroken() {
    assertThat(loader.load("playbook.yml", bytes(VALID)).scenarios()).hasSize(1);
  }

  @Test
  void shouldTellAllAtOnceInReadingOrderWhenSeveralThingsAreWrong() {
    // Given
    String text =
        VALID
            .replace("after: 1h", "after: soon")
            .replace("name: Test", "nam: Test")
            .replace("priority: 10", "priority: 101")
            .replace("cart_value >= 20.0", "nothing > 1");

    // When
    List<String> problems = problems(text);

    // Then
    assertThat(problems).hasSize(5);
    assertThat(problems.get(0)).startsWith("playbook.yml:2:8: brand: the key name is missing");
    assertThat(problems.get(1)).startsWith("playbook.yml:2:9: brand.nam: unknown key");
    assertThat(problems.get(2)).startsWith("playbook.yml:13:44: scenarios.cart.trigger.after");
    assertThat(problems.get(3)).startsWith("playbook.yml:14:11: scenarios.cart.when");
    assertThat(problems.get(4)).startsWith("playbook.yml:19:15: scenarios.cart.priority");
  }

  @Test
  void shouldPutAllProblemsIntoTheMessage() {
    PlaybookException thrown = thrownFor(VALID.replace("version: 1", "version: x"));
    assertThat(thrown).hasMessageStartingWith("one mistake:\n  playbook.yml:1:10: version:");
  }

  private List<String> problems(String text) {
    return thrownFor(text).problems();
  }

  private PlaybookException thrownFor(String text) {
    PlaybookException thrown =
        catchThrowableOfType(
            PlaybookException.class, () -> loader.load("playbook.yml", bytes(text)));
    assertThat(thrown).as("no mistake was found").isNotNull();
    return thrown;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
