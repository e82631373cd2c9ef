package dev.attune.topology.prompt.template;

import dev.attune.topology.playbook.yaml.Mistake;
import dev.attune.topology.playbook.yaml.Spelling;
import dev.attune.topology.prompt.template.Placeholder.Presence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks before anything is rendered that each placeholder is known and that one which may have no
 * value stands in a section of its name. A template that passes cannot fail later. Used for one
 * template, by one thread.
 */
final class PlaceholderCheck {

  private static final int DEEPEST = 5;
  private static final Pattern TAG =
      Pattern.compile("\\{\\{\\{?\\s*([#^/>&!=]?)\\s*(.*?)\\s*}}}?", Pattern.DOTALL);
  private static final Set<String> IN_LISTS = Set.of(".", "-first", "-last", "-index");

  private final Vocabulary vocabulary;
  private final Map<String, TemplateSource> partials;
  private final Deque<Opened> opened = new ArrayDeque<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  /**
   * A section that is not closed yet.
   *
   * @param sign {@code #} or {@code ^}
   */
  private record Opened(String sign, String name, int line) {}

  private PlaceholderCheck(Vocabulary vocabulary, Map<String, TemplateSource> partials) {
    this.vocabulary = vocabulary;
    this.partials = partials;
  }

  /** What is wrong with it; partials are read in their place. */
  static List<Mistake> check(
      TemplateSource source, Vocabulary vocabulary, Map<String, TemplateSource> partials) {
    PlaceholderCheck check = new PlaceholderCheck(vocabulary, partials);
    check.read(source, 0);
    return List.copyOf(check.mistakes);
  }

  private void read(TemplateSource source, int depth) {
    int outside = opened.size();
    Matcher tag = TAG.matcher(source.text());
    int end = 0;
    while (tag.find()) {
      reportLoose(source, end, tag.start());
      int line = source.lineAt(tag.start());
      read(source, line, tag.group(1), tag.group(2), depth);
      end = tag.end();
    }
    reportLoose(source, end, source.text().length());
    while (opened.size() > outside) {
      Opened open = opened.pop();
      report(source, open.line(), "the section " + open.name() + " is not closed");
    }
  }

  private void reportLoose(TemplateSource source, int from, int to) {
    int loose = source.text().substring(from, to).indexOf("{{");
    if (loose >= 0) {
      report(source, source.lineAt(from + loose), "{{ is not closed by }}");
    }
  }

  private void read(TemplateSource source, int line, String sign, String name, int depth) {
    switch (sign) {
      case "!" -> {}
      case "=" -> report(source, line, "other delimiters than {{ and }} are not supported");
      case ">" -> include(source, line, name, depth);
      case "/" -> close(source, line, name);
      case "#", "^" -> {
        find(source, line, name);
        opened.push(new Opened(sign, name, line));
      }
      default -> variable(source, line, name);
    }
  }

  private void include(TemplateSource source, int line, String name, int depth) {
    TemplateSource partial = partials.get(name);
    if (partial == null) {
      String start = "there is no partial \"" + name + "\"";
      report(source, line, Spelling.unknown(start, name, partials.keySet()));
    } else if (depth >= DEEPEST) {
      report(source, line, "partials include each other more than " + DEEPEST + " deep");
    } else {
      read(partial, depth + 1);
    }
  }

  private void close(TemplateSource source, int line, String name) {
    if (opened.isEmpty() || !opened.peek().name().equals(name)) {
      report(source, line, "{{/" + name + "}} closes no section that is open here");
      return;
    }
    opened.pop();
  }

  private void variable(TemplateSource source, int line, String name) {
    Optional<Placeholder> found = find(source, line, name);
    if (found.isEmpty()) {
      return;
    }
    if (found.get().presence() == Presence.LIST) {
      report(
          source, line, "{{%s}} is a list; expected {{#%s}}…{{/%s}}".formatted(name, name, name));
    } else if (found.get().presence() == Presence.SOMETIMES && !isWithin(name)) {
      report(
          source,
          line,
          "{{%s}} is not in every text; put it in a section: {{#%s}}…{{%s}}…{{/%s}}"
              .formatted(name, name, name, name));
    }
  }

  private Optional<Placeholder> find(TemplateSource source, int line, String name) {
    Optional<Vocabulary> items = list();
    if (items.isPresent() && IN_LISTS.contains(name)) {
      return Optional.empty();
    }
    Optional<Placeholder> found =
        items.flatMap(inner -> inner.find(name)).or(() -> vocabulary.find(name));
    if (found.isEmpty()) {
      report(source, line, unknown(name, items));
    }
    return found;
  }

  private String unknown(String name, Optional<Vocabulary> items) {
    List<String> names = new ArrayList<>();
    items.ifPresent(inner -> names.addAll(inner.names()));
    names.addAll(vocabulary.names());
    return Spelling.unknown("unknown placeholder {{" + name + "}}", name, names);
  }

  /** The items of the list in whose section we are. */
  private Optional<Vocabulary> list() {
    return opened.stream()
        .filter(open -> open.sign().equals("#"))
        .flatMap(open -> vocabulary.find(open.name()).stream())
        .filter(placeholder -> placeholder.presence() == Presence.LIST)
        .map(placeholder -> new Vocabulary(placeholder.items()))
        .findFirst();
  }

  private boolean isWithin(String name) {
    return opened.stream().anyMatch(open -> open.sign().equals("#") && open.name().equals(name));
  }

  private void report(TemplateSource source, int line, String message) {
    mistakes.add(new Mistake(source.file(), line, 0, "", message));
  }
}
