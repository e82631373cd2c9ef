package dev.attune.app.registry.store;

import dev.attune.app.registry.compatibility.CompatibilityCheck;
import dev.attune.schemas.registry.CompatibilityLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;

/**
 * The registry's rules over its state: one id a schema whatever the subject, versions that are
 * never reused, deletion first soft and then permanent.
 *
 * <p>Shared by all request threads. Each sees one immutable {@link RegistryState}; the monitor of
 * the instance orders the changes, and a change is on disk before it is seen.
 */
public final class SubjectStore {
  private final StateFile file;
  private volatile RegistryState state;

  private SubjectStore(StateFile file) {
    this.file = file;
    this.state = file.load();
  }

  /** Forgets everything when the process ends. */
  public static SubjectStore inMemory() {
    return new SubjectStore(new StateFile(Optional.empty()));
  }

  /** Continues with what the file holds, and keeps it up to date. */
  public static SubjectStore keptIn(Path file) {
    return new SubjectStore(new StateFile(Optional.of(file)));
  }

  private synchronized void change(UnaryOperator<RegistryState> step) {
    RegistryState next = step.apply(state);
    file.save(next);
    state = next;
  }

  /** Names of all subjects, sorted. */
  public List<String> subjects(Visibility visibility) {
    return state.subjects().entrySet().stream()
        .filter(subject -> subject.getValue().stream().anyMatch(visibility::shows))
        .map(subject -> subject.getKey())
        .toList();
  }

  /** Version numbers of a subject, ascending; {@link RegistryError} 40401 when there is none. */
  public List<Integer> versions(String subject, Visibility visibility) {
    return visible(subject, visibility).stream().map(SubjectVersion::version).toList();
  }

  /** The number of the newest live version. */
  public int latest(String subject) {
    return visible(subject, Visibility.LIVE).getLast().version();
  }

  /** One version; {@link RegistryError} 40401 or 40402 when it is not there. */
  public RegisteredVersion version(String subject, int version, Visibility visibility) {
    return visible(subject, visibility).stream()
        .filter(candidate -> candidate.version() == version)
        .findFirst()
        .map(found -> describe(subject, found))
        .orElseThrow(() -> RegistryError.versionNotFound(version));
  }

  /** The canonical text behind an id, of deleted versions too; {@link RegistryError} 40403. */
  public String schema(int id) {
    List<String> schemas = state.schemas();
    if (id < 1 || id > schemas.size()) {
      throw RegistryError.idNotFound(id);
    }
    return schemas.get(id - 1);
  }

  /** Every live version that uses the schema. */
  public List<RegisteredVersion> uses(int id) {
    schema(id);
    return subjects(Visibility.LIVE).stream()
        .flatMap(subject ->
            visible(subject, Visibility.LIVE).stream()
                .filter(version -> version.id() == id)
                .map(version -> describe(subject, version)))
        .toList();
  }

  /** The version of a subject that has this schema; {@link RegistryError} 40401 or 40403. */
  public RegisteredVersion lookup(String subject, String text, Visibility visibility) {
    String canonical = SchemaText.parse(text).canonical();
    return visible(subject, visibility).stream()
        .filter(version -> schema(version.id()).equals(canonical))
        .findFirst()
        .map(found -> describe(subject, found))
        .orElseThrow(RegistryError::schemaNotFound);
  }

  /** Returns the schema's id; registering the same schema again changes nothing. */
  public int register(String subject, String text) {
    SchemaText schema = SchemaText.parse(text);
    change(before -> Registration.of(subject, schema).apply(before));
    return state.idOf(schema.canonical());
  }

  /** Why the schema could not become the next version; empty when it could. */
  public List<String> objections(String subject, String text) {
    Schema schema = SchemaText.parse(text).schema();
    return Registration.objections(state, subject, schema);
  }

  /** Why the schema could not follow that version; empty when it could. */
  public List<String> objections(String subject, int version, String text) {
    Schema schema = SchemaText.parse(text).schema();
    Schema other = SchemaText.parse(version(subject, version, Visibility.LIVE).schema()).schema();
    return CompatibilityCheck.objections(state.level(subject), schema, List.of(other));
  }

  /** Deletes all versions; returns their numbers. */
  public List<Integer> delete(String subject, Deletion deletion) {
    List<Integer> affected = versions(subject, Visibility.ALL);
    change(before -> deletion.subject(before, subject));
    return affected;
  }

  /** Deletes one version; returns its number. */
  public int delete(String subject, int version, Deletion deletion) {
    version(subject, version, Visibility.ALL);
    change(before -> deletion.version(before, subject, version));
    return version;
  }

  /** The level of subjects without one of their own. */
  public CompatibilityLevel globalLevel() {
    return state.level(RegistryState.GLOBAL);
  }

  /** The subject's level, or the global one. */
  public CompatibilityLevel effectiveLevel(String subject) {
    return state.level(subject);
  }

  /** The level set for this subject; {@link RegistryError} 40408 when none is. */
  public CompatibilityLevel ownLevel(String subject) {
    return Optional.ofNullable(state.levels().get(subject))
        .orElseThrow(() -> RegistryError.levelNotSet(subject));
  }

  public void setLevel(CompatibilityLevel level) {
    setLevel(RegistryState.GLOBAL, level);
  }

  public void setLevel(String subject, CompatibilityLevel level) {
    change(before -> before.withLevel(subject, level));
  }

  /** Lets the global level hold again; returns the one that was set. */
  public CompatibilityLevel clearLevel(String subject) {
    CompatibilityLevel cleared = ownLevel(subject);
    change(before -> before.withoutLevel(subject));
    return cleared;
  }

  public Mode globalMode() {
    return state.mode(RegistryState.GLOBAL);
  }

  /** The subject's mode, or the global one. */
  public Mode effectiveMode(String subject) {
    return state.mode(subject);
  }

  /** The mode set for this subject; {@link RegistryError} 40409 when none is. */
  public Mode ownMode(String subject) {
    return Optional.ofNullable(state.modes().get(subject))
        .orElseThrow(() -> RegistryError.modeNotSet(subject));
  }

  public void setMode(Mode mode) {
    setMode(RegistryState.GLOBAL, mode);
  }

  public void setMode(String subject, Mode mode) {
    change(before -> before.withMode(subject, mode));
  }

  private List<SubjectVersion> visible(String subject, Visibility visibility) {
    List<SubjectVersion> versions =
        state.versions(subject).stream().filter(visibility::shows).toList();
    if (versions.isEmpty()) {
      throw RegistryError.subjectNotFound(subject);
    }
    return versions;
  }

  private RegisteredVersion describe(String subject, SubjectVersion found) {
    return new RegisteredVersion(subject, found.id(), found.version(), schema(found.id()));
  }
}
