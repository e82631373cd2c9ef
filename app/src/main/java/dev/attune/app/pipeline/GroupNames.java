package dev.attune.app.pipeline;

/**
 * How the roles of a deployment are known to Kafka: consumer groups, internal topics, transactions.
 */
public record GroupNames(String tenant) {

  /** Application id of the topology; the prefix of its change logs. */
  public String topology() {
    return tenant + "-topology";
  }

  /** Group of the generation workers. */
  public String generation() {
    return tenant + "-generation";
  }

  /** Group of those who destroy the keys of erased users. */
  public String erasures() {
    return tenant + "-erasures";
  }

  /** The topic from which a store is rebuilt. */
  public String changelog(String store) {
    return topology() + "-" + store + "-changelog";
  }
}
