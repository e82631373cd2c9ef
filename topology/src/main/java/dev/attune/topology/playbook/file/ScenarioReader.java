package dev.attune.topology.playbook.file;

import dev.attune.topology.playbook.Condition;
import dev.attune.topology.playbook.Experiment;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.Scenario.ProductChoice;
import dev.attune.topology.playbook.Scenario.ProductChoice.Source;
import dev.attune.topology.playbook.Scenario.Terms;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.TriggerSpec;
import dev.attune.topology.playbook.file.rule.AttributionReader;
import dev.attune.topology.playbook.frequency.MessageClass;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Length;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Spelling;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one scenario and checks what its keys say of each other. */
final class ScenarioReader {

  /** With less time left a request goes the ordinary way, so that marking it would be in vain. */
  private static final Duration LEAST_FOR_A_BATCH = Duration.ofHours(2);

  private final Map<String, Experiment> experiments;
  private final PromptCatalogue prompts;
  private final TriggerReader triggers;
  private final ConditionReader conditions;
  private final FallbackReader fallbacks;
  private final ChoiceReader choices;
  private final AttributionReader attributions;
  private final Mistakes mistakes;

  ScenarioReader(
      Map<String, Experiment> experiments,
      PromptCatalogue prompts,
      FallbackReader fallbacks,
      AttributionReader attributions,
      Mistakes mistakes) {
    this.experiments = experiments;
    this.prompts = prompts;
    this.fallbacks = fallbacks;
    this.attributions = attributions;
    this.mistakes = mistakes;
    this.triggers = new TriggerReader(mistakes);
    this.conditions = new ConditionReader(mistakes);
    this.choices = new ChoiceReader(mistakes);
  }

  Scenario read(Field entry) {
    Section section = Section.of(entry, PlaybookKeys.Scenarios.ALL, mistakes);
    TriggerSpec trigger = triggers.read(section.field(PlaybookKeys.Scenarios.TRIGGER));
    Condition when = conditions.read(section);
    String channel = section.read(PlaybookKeys.Scenarios.CHANNEL);
    Duration deadline = section.read(PlaybookKeys.Scenarios.DEADLINE);
    Duration expires = section.read(PlaybookKeys.Scenarios.EXPIRES_AFTER);
    Terms terms = terms(section, expires);
    checkDeadline(section, deadline, expires);
    boolean batch = section.read(PlaybookKeys.Scenarios.BATCH).equals(PlaybookKeys.Scenarios.YES);
    checkBatch(section, batch, deadline);
    MessageClass messageClass = MessageClass.of(section.read(PlaybookKeys.Scenarios.CLASS));
    return new Scenario(
        entry.name(),
        trigger,
        when,
        orElse(section.readIfPresent(PlaybookKeys.Scenarios.SLOT), Scenario.usualSlot(channel)),
        channel,
        coolDown(section, messageClass),
        deadline,
        expires,
        section.read(PlaybookKeys.Scenarios.PRIORITY),
        products(section, trigger.kind()),
        terms,
        prompt(section, trigger.kind()),
        section.read(PlaybookKeys.Scenarios.TONE),
        section.read(PlaybookKeys.Scenarios.MAX_OUTPUT_TOKENS),
        choices.read(section),
        fallbacks.read(section.field(PlaybookKeys.Scenarios.FALLBACK), terms),
        batch,
        experiment(section),
        conditions.worth(section),
        messageClass,
        attributions.read(section.field(PlaybookKeys.Scenarios.ATTRIBUTION)));
  }

  /** What answers a deed comes as often as the deed, unless the file says otherwise. */
  private static Duration coolDown(Section section, MessageClass messageClass) {
    Duration standard =
        messageClass == MessageClass.TRANSACTIONAL
            ? Duration.ZERO
            : Section.standard(PlaybookKeys.Scenarios.COOL_DOWN);
    return orElse(section.readIfPresent(PlaybookKeys.Scenarios.COOL_DOWN), standard);
  }

  private ProductChoice products(Section scenario, TriggerKind kind) {
    Field field = scenario.field(PlaybookKeys.Scenarios.PRODUCTS);
    if (field == null) {
      int limit = PlaybookKeys.showsProducts(kind) ? Section.standard(PlaybookKeys.Parts.LIMIT) : 0;
      return new ProductChoice(PlaybookKeys.usualSource(kind), limit);
    }
    Section section = Section.of(field, PlaybookKeys.Parts.PRODUCTS, mistakes);
    String from = section.readIfPresent(PlaybookKeys.Parts.FROM);
    Source source =
        from == null
            ? PlaybookKeys.usualSource(kind)
            : Source.valueOf(from.toUpperCase(Locale.ROOT));
    return new ProductChoice(source, section.read(PlaybookKeys.Parts.LIMIT));
  }

  private Terms terms(Section scenario, Duration expires) {
    Field field = scenario.field(PlaybookKeys.Scenarios.TERMS);
    if (field == null) {
      return new Terms(Section.standard(PlaybookKeys.Parts.DISCOUNT), null, expires);
    }
    Section section = Section.of(field, PlaybookKeys.Parts.TERMS, mistakes);
    Duration validFor = orElse(section.readIfPresent(PlaybookKeys.Parts.VALID_FOR), expires);
    if (validFor.compareTo(expires) < 0) {
      report(
          section,
          PlaybookKeys.Parts.VALID_FOR,
          "%s is shorter than expires-after (%s): an offer would be shown whose terms have ended"
              .formatted(Length.format(validFor), Length.format(expires)));
    }
    return new Terms(
        section.read(PlaybookKeys.Parts.DISCOUNT),
        section.readIfPresent(PlaybookKeys.Parts.COUPON),
        validFor);
  }

  private void checkDeadline(Section section, Duration deadline, Duration expires) {
    if (deadline.compareTo(expires) >= 0) {
      report(
          section,
          PlaybookKeys.Scenarios.DEADLINE,
          "%s is not shorter than expires-after (%s): an answer could come too late to be shown"
              .formatted(Length.format(deadline), Length.format(expires)));
    }
  }

  private void checkBatch(Section section, boolean batch, Duration deadline) {
    if (batch && deadline.compareTo(LEAST_FOR_A_BATCH) < 0) {
      report(
          section,
          PlaybookKeys.Scenarios.BATCH,
          "needs a deadline of %s or more, it is %s: a batch takes up to a day"
              .formatted(Length.format(LEAST_FOR_A_BATCH), Length.format(deadline)));
    }
  }

  private String prompt(Section section, TriggerKind kind) {
    String name = section.readIfPresent(PlaybookKeys.Scenarios.PROMPT);
    if (name == null) {
      return kind.key();
    }
    if (prompts.names().contains(name)) {
      mistakes.addAll(prompts.mistakesIn(name, kind));
    } else {
      String start = "there is no template \"" + name + "\"";
      report(
          section, PlaybookKeys.Scenarios.PROMPT, Spelling.unknown(start, name, prompts.names()));
    }
    return name;
  }

  private @Nullable Experiment experiment(Section section) {
    String name = section.readIfPresent(PlaybookKeys.Scenarios.EXPERIMENT);
    if (name == null) {
      return null;
    }
    Experiment experiment = experiments.get(name);
    if (experiment == null) {
      String start = "there is no experiment \"" + name + "\"";
      report(
          section,
          PlaybookKeys.Scenarios.EXPERIMENT,
          Spelling.unknown(start, name, experiments.keySet()));
    }
    return experiment;
  }

  private void report(Section section, Key key, String message) {
    Field field = section.field(key);
    mistakes.add(field == null ? section.place() : field.place(), message);
  }

  private static <T> T orElse(@Nullable T value, T standard) {
    return value == null ? standard : value;
  }
}
