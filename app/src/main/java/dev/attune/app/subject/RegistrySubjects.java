package dev.attune.app.subject;

import dev.attune.app.error.UserException;
import dev.attune.app.finding.Finding;
import dev.attune.app.finding.Report;
import dev.attune.schemas.contract.Contracts;
import dev.attune.schemas.contract.SubjectName;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistryException;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import org.apache.avro.Schema;

/** The value schemas of all topics, each under {@code <topic>-value}. */
public final class RegistrySubjects {
  private final SchemaRegistry registry;
  private final Topics topics;

  public RegistrySubjects(SchemaRegistry registry, Topics topics) {
    this.registry = registry;
    this.topics = topics;
  }

  /** Registers every schema; one that is refused does not keep the others from it. */
  public Report register() {
    return new Report(topics.all().stream().map(this::register).toList());
  }

  /** Says what {@link #register()} would meet, and changes nothing. */
  public Report check() {
    return new Report(topics.all().stream().map(this::check).toList());
  }

  private Finding register(Topic<?> topic) {
    String subject = SubjectName.VALUE.of(topic.name());
    return explained(
        subject, () -> Finding.ok(subject, "id " + registry.register(subject, contract(topic))));
  }

  private Finding check(Topic<?> topic) {
    String subject = SubjectName.VALUE.of(topic.name());
    return explained(subject, () -> check(subject, contract(topic)));
  }

  private Finding check(String subject, Schema contract) {
    return registry
        .lookup(subject, contract)
        .map(id -> Finding.ok(subject, "id " + id))
        .orElseGet(() -> unregistered(subject, contract));
  }

  private Finding unregistered(String subject, Schema contract) {
    if (!registry.isCompatible(subject, contract)) {
      return incompatible(subject);
    }
    String detail =
        registry.versions(subject).isEmpty()
            ? "is not registered"
            : "this version is not registered";
    return Finding.fail(subject, detail, "Run 'attune schemas register'.");
  }

  /** A refused schema is a finding; a registry that cannot be asked ends the command. */
  private static Finding explained(String subject, FindingSource source) {
    try {
      return source.find();
    } catch (SchemaRegistryException.Incompatible e) {
      return incompatible(subject);
    } catch (SchemaRegistryException.Unavailable e) {
      throw new UserException(
          "The schema registry does not answer: " + e.getMessage() + ".",
          "Start it, or set 'schema.registry.url'.",
          e);
    } catch (SchemaRegistryException e) {
      throw new UserException(
          "The schema registry refused: " + e.getMessage() + ".",
          "Check 'schema.registry.url' and the keys below 'registry.'.",
          e);
    }
  }

  private static Finding incompatible(String subject) {
    return Finding.fail(
        subject,
        "is incompatible with the version registered",
        "Change the schema so that it may follow, or set another compatibility level.");
  }

  private static Schema contract(Topic<?> topic) {
    return Contracts.contractOf(topic.valueType());
  }

  private interface FindingSource {
    Finding find();
  }
}
