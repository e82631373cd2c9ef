package dev.attune.topology.prompt.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.attune.topology.playbook.Scenario.Terms;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.file.PlaybookException;
import dev.attune.topology.playbook.file.PromptCatalogue;
import dev.attune.topology.playbook.file.Sha256;
import dev.attune.topology.playbook.yaml.Mistake;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The templates, checked and compiled. Immutable; rendering is safe from many threads.
 *
 * <p>{@code system} is the part that is the same for many users; a name that starts with {@code _}
 * is a partial; any other is the user's part, for the kind of trigger of its name or for scenarios
 * that name it.
 */
public final class PromptTemplates implements PromptCatalogue {

  /** Name of the template of the system part. */
  public static final String SYSTEM = "system";

  private final Map<String, TemplateSource> users;
  private final Map<String, TemplateSource> partials;
  private final Map<String, Template> compiled = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  /**
   * Checks and compiles.
   *
   * @throws PlaybookException with every mistake in them
   */
  PromptTemplates(Map<String, TemplateSource> sources) {
    this.users = new TreeMap<>(sources);
    this.users.keySet().removeIf(name -> isPartial(name) || name.equals(SYSTEM));
    this.partials = new TreeMap<>(sources);
    this.partials.keySet().removeIf(name -> !isPartial(name));
    List<Mistake> mistakes = new ArrayList<>();
    sources.values().forEach(source -> compile(source, mistakes));
    TemplateSource system = sources.get(SYSTEM);
    if (system != null) {
      mistakes.addAll(PlaceholderCheck.check(system, Vocabulary.SYSTEM, partials));
    }
    for (TriggerKind kind : TriggerKind.values()) {
      addNew(mistakes, mistakesIn(kind.key(), kind));
    }
    if (!mistakes.isEmpty()) {
      throw new PlaybookException(mistakes.stream().sorted(Mistake.READING_ORDER).toList());
    }
    String shared = Sha256.of(partials.values().stream().map(TemplateSource::text).toList());
    String systemText = system == null ? "" : system.text();
    users.forEach(
        (name, source) -> ids.put(name, name + "@" + version(systemText, shared, source.text())));
  }

  /** A line of a partial is wrong in every template that includes it; once is enough. */
  private static void addNew(List<Mistake> mistakes, List<Mistake> found) {
    Set<String> told = mistakes.stream().map(PromptTemplates::lineOf).collect(Collectors.toSet());
    found.stream().filter(one -> !told.contains(lineOf(one))).forEach(mistakes::add);
  }

  private static String lineOf(Mistake mistake) {
    return mistake.file() + ":" + mistake.line();
  }

  private static String version(String... texts) {
    return Sha256.of(List.of(texts)).substring(0, 12);
  }

  private static boolean isPartial(String name) {
    return name.startsWith("_");
  }

  private void compile(TemplateSource source, List<Mistake> mistakes) {
    try {
      compiled.put(source.name(), compiler(partials).compile(source.text()));
    } catch (MustacheException e) {
      mistakes.add(new Mistake(source.file(), 1, 0, "", String.valueOf(e.getMessage())));
    }
  }

  /** Strict: what is missing fails, and nothing is escaped as if it were HTML. */
  public static Mustache.Compiler compiler() {
    return compiler(Map.of());
  }

  private static Mustache.Compiler compiler(Map<String, TemplateSource> partials) {
    return Mustache.compiler()
        .escapeHTML(false)
        .strictSections(true)
        .emptyStringIsFalse(true)
        .withLoader(name -> new StringReader(partial(partials, name)));
  }

  private static String partial(Map<String, TemplateSource> partials, String name) {
    TemplateSource source = partials.get(name);
    return source == null ? "" : source.text();
  }

  @Override
  public Set<String> names() {
    return new TreeSet<>(users.keySet());
  }

  @Override
  public List<Mistake> mistakesIn(String name, TriggerKind kind) {
    TemplateSource source = users.get(name);
    return source == null
        ? List.of()
        : PlaceholderCheck.check(source, Vocabulary.of(kind), partials);
  }

  @Override
  public List<String> mistakesIn(String text, Terms terms) {
    TemplateSource source = new TemplateSource("", "", text);
    return PlaceholderCheck.check(source, Vocabulary.fallback(terms), Map.of()).stream()
        .map(Mistake::message)
        .toList();
  }

  /** The template's name and a hash of all that shapes its prompts. */
  public String id(String name) {
    return known(ids, name);
  }

  /** The text; throws where a placeholder of the template has no value. */
  public String render(String name, Map<String, Object> facts) {
    return known(compiled, name).execute(facts).strip();
  }

  private static <T> T known(Map<String, T> map, String name) {
    T found = map.get(name);
    if (found == null) {
      throw new IllegalArgumentException("There is no template " + name);
    }
    return found;
  }
}
