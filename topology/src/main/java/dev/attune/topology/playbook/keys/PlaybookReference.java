package dev.attune.topology.playbook.keys;

import dev.attune.guards.Channel;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.condition.ConditionVariables;
import dev.attune.topology.playbook.condition.Variable;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Key.Standard;
import java.util.List;

/** Writes {@code docs/playbook.md} from the tables that the reader uses. */
public final class PlaybookReference {

  private final StringBuilder page = new StringBuilder();

  private PlaybookReference() {}

  /** The page, in Markdown. */
  public static String page() {
    PlaybookReference reference = new PlaybookReference();
    reference.introduce();
    reference.keys();
    reference.triggers();
    reference.conditions();
    reference.channels();
    return reference.page.toString();
  }

  private void introduce() {
    page.append(
        """
        # The playbook

        <!-- Written from the code. Change the tables there, then run the tests with -Dregenerate. -->

        `playbook.yml` is what a marketer edits: what the shop says to whom, when and where. It is
        YAML 1.2 in UTF-8. All mistakes are reported at start, each with its line and column. The
        [playbook that comes with Attune](../topology/src/main/resources/dev/attune/topology/playbook/default-playbook.yml)
        is a good one to copy from. What texts and templates may name is in [prompts.md](prompts.md).

        A length of time is a whole number and a unit: `s`, `m`, `h`, `d` or `w`. Where a limit can
        be lifted, a word says so (`unlimited`, `none`); a limit of 0 lets nothing through.
        """);
  }

  private void keys() {
    keys("Top of the file", PlaybookKeys.Root.ALL);
    keys("`brand`", PlaybookKeys.Brand.ALL);
    keys("`brand.texts`", TextKeys.ALL);
    keys("`brand.texts.promises`", TextKeys.PROMISE);
    keys("`languages`", PlaybookKeys.Languages.ALL);
    keys("`consent`", ConsentKeys.ALL);
    keys("`consent.regions.<name>`", ConsentKeys.REGION);
    keys("`caps`", FrequencyKeys.CAPS);
    keys("`caps.per-user`", FrequencyKeys.PER_USER_KEYS);
    keys("`caps.rules.<name>`", FrequencyKeys.RULE);
    keys("`quiet-hours.<name>`", FrequencyKeys.QUIET);
    frequency();
    keys("`holdout`", FrequencyKeys.HOLDOUT);
    keys("`budgets`", BudgetKeys.ALL);
    keys("`budgets.tenant` and `budgets.scenarios.<name>`", BudgetKeys.LIMITS);
    keys("`experiments.<name>`", PlaybookKeys.Experiments.ALL);
    keys("`experiments.<name>.arms.<name>`", PlaybookKeys.Experiments.ARM);
    keys("`attribution` and `scenarios.<name>.attribution`", AttributionKeys.ALL);
    attribution();
    keys("`scenarios.<name>`", PlaybookKeys.Scenarios.ALL);
    keys("`scenarios.<name>.products`", PlaybookKeys.Parts.PRODUCTS);
    keys("`scenarios.<name>.terms`", PlaybookKeys.Parts.TERMS);
    keys("`scenarios.<name>.fallback.<language>`", PlaybookKeys.Parts.TEXT);
    keys("`scenarios.<name>.choose`", PlaybookKeys.Choose.ALL);
    page.append(
        """

        A candidate that a guard refuses is never chosen. Of the others the one with the greatest
        weighted mean is; with `choose: first`, or where nothing that counts is known of all of them,
        the first is.
        """);
  }

  private void frequency() {
    page.append(
        """

        Both ends are of the user's own clock, as the newest event that named a zone has it; the start
        belongs to the quiet hours, the end does not. An end before the start is on the next day. Where
        clocks are put forward over an end, the moment of the change stands for it; where they are put
        back, quiet hours begin the first time their start is shown and end the last time their end is.
        What was held is judged anew when its quiet hours end, the best scenario first: consent, the
        trigger's and the scenario's condition, quiet hours, cool-downs, caps.
        """);
  }

  private void attribution() {
    page.append(
        """

        What a scenario leaves out is as at the top, and what the top leaves out is as the table says.
        An offer counts from when it is seen, not from when it is sent; any deed on it shows that it
        was. The reward is `order` times the orders that are put down to it, `value` times their money
        less refunds, `click` if it was clicked, less `dismissal` and `unsubscribe`.
        """);
  }

  private void keys(String title, List<Key> keys) {
    heading(title);
    row("key", "form", "if left out", "meaning");
    row("---", "---", "---", "---");
    keys.forEach(this::key);
  }

  private void key(Key key) {
    String standard =
        switch (key.standard()) {
          case Standard.Required required -> "**required**";
          case Standard.Value(String text) -> "`" + text + "`";
          case Standard.Derived(String words) -> words;
        };
    row("`" + key.name() + "`", key.form(), standard, key.meaning());
  }

  private void triggers() {
    heading("Kinds of trigger");
    page.append(
        """
        `trigger: first-visit` stands for the kind with all its standards;
        `trigger: {kind: dormant, after: 60d}` sets parameters.

        """);
    row("kind", "fires when", "usual products");
    row("---", "---", "---");
    for (TriggerKind kind : TriggerKind.values()) {
      String source = PlaybookKeys.Parts.key(PlaybookKeys.usualSource(kind));
      row("`" + kind.key() + "`", TriggerParameters.meaning(kind), "`" + source + "`");
    }
    for (TriggerKind kind : TriggerKind.values()) {
      parameters(kind);
    }
  }

  private void parameters(TriggerKind kind) {
    List<Key> all = TriggerParameters.all(kind);
    if (all.size() > 1) {
      keys("Parameters of `" + kind.key() + "`", all.subList(1, all.size()));
    }
  }

  private void conditions() {
    heading("Conditions");
    page.append(
        """
        `when` is an expression of the [Common Expression Language](https://cel.dev) that yields true
        or false, such as `orders > 0 && mood > -0.2` or `"kitchen" in cart_categories`. Its types
        are checked at start. Whole numbers and numbers with a point can be compared, but not
        added or divided with each other. A condition that fails while it is evaluated, such as a
        division by zero, counts as false, and the ledger says so.

        `worth` is an expression of the same language and variables that yields a number, in USD, such
        as `0.02 * cart_value`. One that fails or falls below 0 counts as 0.

        """);
    row("variable", "type", "meaning");
    row("---", "---", "---");
    for (Variable variable : ConditionVariables.ALL) {
      row("`" + variable.name() + "`", variable.type().name(), variable.meaning());
    }
  }

  private void channels() {
    heading("Channels");
    row("channel", "headline, characters", "body", "call to action");
    row("---", "---", "---", "---");
    for (Channel channel : Channel.values()) {
      row(
          "`" + channel.key() + "`",
          String.valueOf(channel.lengths().headline()),
          String.valueOf(channel.lengths().body()),
          String.valueOf(channel.lengths().callToAction()));
    }
  }

  private void heading(String title) {
    page.append("\n## ").append(title).append("\n\n");
  }

  private void row(String... cells) {
    page.append("| ");
    page.append(String.join(" | ", cells).replace("<", "&lt;").replace("`&lt;", "`<"));
    page.append(" |\n");
  }
}
