package dev.attune.topology.prompt;

import dev.attune.avro.Brief;
import dev.attune.avro.Profile;
import dev.attune.avro.Prompt;
import dev.attune.guards.Channel;
import dev.attune.guards.Lengths;
import dev.attune.topology.playbook.Brand;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.file.Sha256;
import dev.attune.topology.prompt.template.PromptTemplates;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Writes what the model is asked: the same profile, scenario and brief give the same prompt, to the
 * byte. The system part depends on brand, language and channel only, the parts that differ last, so
 * that providers can cache its beginning. Safe from many threads.
 */
public final class PromptRenderer {

  private final Brand brand;
  private final PromptTemplates templates;

  /** System parts: as many as the playbook has languages and channels. */
  private final Map<Audience, String> systems = new ConcurrentHashMap<>();

  /** All of a brief that the system part depends on. */
  private record Audience(String language, String channel) {}

  public PromptRenderer(Brand brand, PromptTemplates templates) {
    this.brand = brand;
    this.templates = templates;
  }

  /**
   * The prompt for one brief.
   *
   * @param scenario the scenario that the brief is of
   * @param profile read only for what the kind of trigger needs
   */
  public Prompt render(Scenario scenario, Profile profile, Brief brief) {
    String system = instructions(brief);
    Map<String, Object> facts = new PromptFacts(profile, brief).of(scenario.trigger().kind());
    String user = templates.render(scenario.prompt(), facts);
    String hash = Sha256.of(List.of(system, user));
    return new Prompt(templates.id(scenario.prompt()), hash, system, user);
  }

  /** What every model is told that writes for this language and channel: the system part. */
  public String instructions(Brief brief) {
    return systems.computeIfAbsent(
        new Audience(brief.getLanguage(), brief.getChannel()), audience -> system(brief));
  }

  private String system(Brief brief) {
    return templates.render(PromptTemplates.SYSTEM, systemFacts(brief));
  }

  private Map<String, Object> systemFacts(Brief brief) {
    Channel channel = Channel.of(brief.getChannel());
    Lengths lengths = channel.lengths();
    Map<String, Object> facts = new HashMap<>();
    facts.put("brand", brand.name());
    facts.put("voice", brand.voice());
    facts.put("banned", String.join(", ", brand.banned()));
    facts.put("required", String.join(", ", brand.texts().getRequired()));
    facts.put("preferred", preferred());
    facts.put("promises", promises());
    facts.put("notice", brand.texts().getNotices().getOrDefault(brief.getLanguage(), ""));
    facts.put("language", languageName(brief.getLanguage()));
    facts.put("language_tag", brief.getLanguage());
    facts.put("channel", channel.key());
    facts.put("headline_limit", lengths.headline());
    facts.put("body_limit", lengths.body());
    facts.put("call_limit", lengths.callToAction());
    return facts;
  }

  private String preferred() {
    return new TreeMap<>(brand.texts().getPreferred())
        .entrySet().stream()
            .map(word -> '"' + word.getValue() + "\" to \"" + word.getKey() + '"')
            .collect(Collectors.joining(", "));
  }

  /** "free-shipping, refund-days: 30": the names of the playbook say it in English. */
  private String promises() {
    return new TreeMap<>(brand.texts().getPromises())
        .entrySet().stream()
            .map(promise ->
                promise.getValue() == 1
                    ? promise.getKey()
                    : promise.getKey() + ": " + promise.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String languageName(String language) {
    return Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
  }
}
