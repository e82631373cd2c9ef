package dev.attune.topology.playbook.file;

import dev.attune.topology.playbook.Experiment;
import dev.attune.topology.playbook.Languages;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.file.rule.AttributionReader;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Shape.Form;
import dev.attune.topology.playbook.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a playbook and checks all of it: form, ranges, references, conditions and placeholders.
 * Keys, standards and ranges are listed in {@code docs/playbook.md}, which is written from the same
 * tables that this reader uses.
 */
public final class PlaybookLoader {

  /** The playbook that holds where a shop gives none. */
  public static final String STANDARD = "default-playbook.yml";

  private final PromptCatalogue prompts;

  public PlaybookLoader(PromptCatalogue prompts) {
    this.prompts = prompts;
  }

  /**
   * Reads a file.
   *
   * @throws PlaybookException with every mistake in it
   * @throws UncheckedIOException where it cannot be read
   */
  public Playbook load(Path file) {
    try {
      return load(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("There is no playbook at " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("The playbook " + file + " cannot be read", e);
    }
  }

  /** Reads the playbook that comes with Attune. */
  public Playbook loadStandard() {
    return load(STANDARD, standardBytes());
  }

  /** The playbook that comes with Attune, to copy from. */
  public static byte[] standardBytes() {
    String resource = "/dev/attune/topology/playbook/" + STANDARD;
    try (InputStream stream = PlaybookLoader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The build left out " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name how mistakes call the file
   * @throws PlaybookException with every mistake in it
   */
  public Playbook load(String name, byte[] bytes) {
    Mistakes mistakes = new Mistakes(name);
    Optional<Playbook> playbook =
        YamlFile.read(bytes, mistakes).map(root -> read(root, Sha256.of(bytes), mistakes));
    if (playbook.isEmpty() || !mistakes.isEmpty()) {
      throw new PlaybookException(mistakes.inReadingOrder());
    }
    return playbook.get();
  }

  private Playbook read(Node node, String hash, Mistakes mistakes) {
    Section root = Section.root(node, PlaybookKeys.Root.ALL, mistakes);
    root.readIfPresent(PlaybookKeys.Root.VERSION);
    SettingsReader settings = new SettingsReader(root, mistakes);
    Languages languages = settings.languages();
    Map<String, Experiment> experiments =
        new ExperimentReader(mistakes).read(root.field(PlaybookKeys.Root.EXPERIMENTS));
    FallbackReader fallbacks = new FallbackReader(languages, prompts, mistakes);
    AttributionReader attributions =
        new AttributionReader(root.field(PlaybookKeys.Root.ATTRIBUTION), mistakes);
    ScenarioReader reader =
        new ScenarioReader(experiments, prompts, fallbacks, attributions, mistakes);
    List<Scenario> scenarios = scenarios(root, reader, mistakes);
    List<String> names = scenarios.stream().map(Scenario::name).toList();
    BudgetReader budgets = new BudgetReader(names, mistakes);
    return new Playbook(
        hash,
        settings.brand(),
        languages,
        settings.consent(),
        settings.frequency(names),
        budgets.read(root.field(PlaybookKeys.Root.BUDGETS)),
        scenarios);
  }

  private static List<Scenario> scenarios(Section root, ScenarioReader reader, Mistakes mistakes) {
    Field field = root.field(PlaybookKeys.Root.SCENARIOS);
    List<Scenario> scenarios = new ArrayList<>();
    if (field == null) {
      return scenarios;
    }
    for (Field entry : Section.named(field, Form.NAME, mistakes).entries()) {
      scenarios.add(reader.read(entry));
    }
    if (scenarios.isEmpty()) {
      mistakes.add(field.place(), "names no scenario; expected at least one");
    }
    // The sort is stable: equal priorities stay in the order of the file.
    scenarios.sort(Comparator.comparingInt(Scenario::priority));
    return scenarios;
  }
}
