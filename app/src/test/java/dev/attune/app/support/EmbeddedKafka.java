package dev.attune.app.support;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;

/** The broker of the demo, in the test's own JVM. */
record EmbeddedKafka(DataFolder folder, EmbeddedBroker broker) implements KafkaUnderTest {
  static EmbeddedKafka start() {
    DataFolder folder = DataFolder.temporary();
    return new EmbeddedKafka(folder, EmbeddedBroker.start(folder));
  }

  @Override
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  public void close() {
    broker.close();
    folder.close();
  }
}
