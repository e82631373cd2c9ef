package dev.attune.topology.prompt.template;

import dev.attune.topology.playbook.TriggerKind;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code docs/prompts.md} from the vocabulary that templates are checked against. */
public final class PromptReference {

  private final StringBuilder page = new StringBuilder();

  private PromptReference() {}

  /** The page, in Markdown. */
  public static String page() {
    PromptReference reference = new PromptReference();
    reference.introduce();
    reference.table("Fallback texts of the playbook", Vocabulary.FALLBACK);
    reference.table("`system.mustache`", Vocabulary.SYSTEM);
    Vocabulary shared = Vocabulary.of(TriggerKind.CART_ABANDONED);
    reference.table("Every template of the user's part", shared);
    reference.particular(shared);
    return reference.page.toString();
  }

  private void introduce() {
    page.append(
        """
        # Prompts and texts

        <!-- Written from the code. Change the vocabulary there, then run the tests with -Dregenerate. -->

        Templates are [Mustache](https://mustache.github.io/mustache.5.html) files. Attune comes with
        [one for each kind of trigger](../topology/src/main/resources/dev/attune/topology/prompt/template);
        a file `<name>.mustache` in your own folder takes the place of the one of that name, or can be
        named by `prompt` in the playbook. Names that start with `_` are partials: `{{>_products}}`.

        A value that is not in every text must stand in a section of its name,
        `{{#coupon}}Code: {{coupon}}{{/coupon}}`; `{{^coupon}}…{{/coupon}}` is for when it is missing.
        All of this is checked at start. What is not listed here never reaches a model: no id of a
        user, visit, event or product, no address and no exact time.
        """);
  }

  private void particular(Vocabulary shared) {
    heading("Further, by kind of trigger");
    row("kind", "placeholder", "there", "meaning");
    row("---", "---", "---", "---");
    for (TriggerKind kind : TriggerKind.values()) {
      List<Placeholder> own = new ArrayList<>(Vocabulary.of(kind).placeholders());
      own.removeAll(shared.placeholders());
      own.forEach(one ->
          row("`" + kind.key() + "`", "`{{" + one.name() + "}}`", presence(one), one.meaning()));
    }
  }

  private void table(String title, Vocabulary vocabulary) {
    heading(title);
    row("placeholder", "there", "meaning");
    row("---", "---", "---");
    vocabulary.placeholders().forEach(placeholder -> placeholder("", placeholder));
  }

  private void placeholder(String within, Placeholder placeholder) {
    String name = "`{{" + placeholder.name() + "}}`" + within;
    row(name, presence(placeholder), placeholder.meaning());
    placeholder.items().forEach(item -> placeholder(" in `{{#" + placeholder.name() + "}}`", item));
  }

  private static String presence(Placeholder placeholder) {
    return switch (placeholder.presence()) {
      case ALWAYS -> "always";
      case SOMETIMES -> "in a section";
      case LIST -> "list, may be empty";
    };
  }

  private void heading(String title) {
    page.append("\n## ").append(title).append("\n\n");
  }

  private void row(String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
