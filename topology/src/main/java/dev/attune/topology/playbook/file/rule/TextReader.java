package dev.attune.topology.playbook.file.rule;

import dev.attune.avro.TextRules;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.keys.TextKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code brand.texts}: what texts may claim and what they must keep to. */
public final class TextReader {

  private final Mistakes mistakes;

  public TextReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The rules; the contract's standards where the file is silent. */
  public TextRules read(@Nullable Field field) {
    TextRules.Builder rules = TextRules.newBuilder();
    if (field == null) {
      return rules.build();
    }
    Section section = Section.of(field, TextKeys.ALL, mistakes);
    Integer words = section.readIfPresent(TextKeys.SENTENCE_WORDS);
    String sector = section.readIfPresent(TextKeys.SECTOR);
    return rules
        .setHosts(list(section.field(TextKeys.HOSTS), TextKeys.HOST))
        .setRequired(list(section.field(TextKeys.REQUIRED), TextKeys.WORDS))
        .setPreferred(mapping(section.field(TextKeys.PREFERRED), TextKeys.WORDS, TextKeys.WORDS))
        .setCompetitors(list(section.field(TextKeys.COMPETITORS), TextKeys.WORDS))
        .setPromises(promises(section.field(TextKeys.PROMISES)))
        .setJudged(section.read(TextKeys.JUDGE).equals("yes"))
        .setMaxEmoji(section.read(TextKeys.EMOJI))
        .setMaxExclamations(section.read(TextKeys.EXCLAMATIONS))
        .setMaxCapitals(section.read(TextKeys.CAPITALS))
        .setMaxSentenceWords(words == null ? 0 : words)
        .setSector(sector == null ? "" : sector)
        .setNotices(
            mapping(section.field(TextKeys.NOTICES), PlaybookKeys.LANGUAGE, TextKeys.NOTICE))
        .build();
  }

  private <T> List<T> list(@Nullable Field field, Shape<T> shape) {
    return field == null ? List.of() : field.asList(shape, mistakes);
  }

  private Map<String, String> mapping(
      @Nullable Field field, Shape<String> names, Shape<String> values) {
    Map<String, String> entries = new HashMap<>();
    if (field == null) {
      return entries;
    }
    for (Field entry : Section.named(field, names, mistakes).entries()) {
      String value = entry.as(values, mistakes);
      if (value != null) {
        entries.put(entry.name(), value);
      }
    }
    return entries;
  }

  private Map<String, Integer> promises(@Nullable Field field) {
    Map<String, Integer> promises = new HashMap<>();
    if (field == null) {
      return promises;
    }
    Section section = Section.of(field, TextKeys.PROMISE, mistakes);
    for (Key.Scalar<String> key : List.of(TextKeys.SHIPPING, TextKeys.GIFT)) {
      if (section.read(key).equals("yes")) {
        promises.put(key.name(), 1);
      }
    }
    for (Key.Scalar<Integer> key : List.of(TextKeys.REFUND, TextKeys.GUARANTEE)) {
      Integer number = section.readIfPresent(key);
      if (number != null) {
        promises.put(key.name(), number);
      }
    }
    return promises;
  }
}
