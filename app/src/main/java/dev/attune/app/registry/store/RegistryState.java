package dev.attune.app.registry.store;

import dev.attune.schemas.registry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything a registry remembers, immutable. Also what is written to disk, as JSON.
 *
 * @param schemas canonical texts; the id of the first is 1
 * @param subjects versions by subject, ascending
 * @param levels by subject; {@link #GLOBAL} for the rest
 * @param modes by subject; {@link #GLOBAL} for the rest
 */
record RegistryState(
    List<String> schemas,
    SortedMap<String, List<SubjectVersion>> subjects,
    Map<String, CompatibilityLevel> levels,
    Map<String, Mode> modes) {

  /** No subject has this name, so it stands for all that have no setting of their own. */
  static final String GLOBAL = "";

  static final RegistryState EMPTY =
      new RegistryState(
          List.of(),
          new TreeMap<>(),
          Map.of(GLOBAL, CompatibilityLevel.BACKWARD),
          Map.of(GLOBAL, Mode.READWRITE));

  List<SubjectVersion> versions(String subject) {
    return subjects.getOrDefault(subject, List.of());
  }

  CompatibilityLevel level(String subject) {
    return levels.getOrDefault(subject, levels.getOrDefault(GLOBAL, CompatibilityLevel.BACKWARD));
  }

  Mode mode(String subject) {
    return modes.getOrDefault(subject, modes.getOrDefault(GLOBAL, Mode.READWRITE));
  }

  /** 0 when nobody registered it. */
  int idOf(String text) {
    return schemas.indexOf(text) + 1;
  }

  RegistryState withSchema(String text) {
    return idOf(text) > 0
        ? this
        : new RegistryState(
            Stream.concat(schemas.stream(), Stream.of(text)).toList(), subjects, levels, modes);
  }

  /** No versions at all means: no such subject. */
  RegistryState withVersions(String subject, List<SubjectVersion> versions) {
    SortedMap<String, List<SubjectVersion>> changed = new TreeMap<>(subjects);
    if (versions.isEmpty()) {
      changed.remove(subject);
    } else {
      changed.put(subject, List.copyOf(versions));
    }
    return new RegistryState(schemas, changed, levels, modes);
  }

  RegistryState withVersion(String subject, SubjectVersion added) {
    List<SubjectVersion> versions = new ArrayList<>(versions(subject));
    versions.add(added);
    return withVersions(subject, versions);
  }

  RegistryState withLevel(String subject, CompatibilityLevel level) {
    Map<String, CompatibilityLevel> changed = new HashMap<>(levels);
    changed.put(subject, level);
    return new RegistryState(schemas, subjects, changed, modes);
  }

  RegistryState withoutLevel(String subject) {
    Map<String, CompatibilityLevel> changed = new HashMap<>(levels);
    changed.remove(subject);
    return new RegistryState(schemas, subjects, changed, modes);
  }

  RegistryState withMode(String subject, Mode mode) {
    Map<String, Mode> changed = new HashMap<>(modes);
    changed.put(subject, mode);
    return new RegistryState(schemas, subjects, levels, changed);
  }
}
