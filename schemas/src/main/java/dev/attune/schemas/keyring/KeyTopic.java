package dev.attune.schemas.keyring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.avro.UserKey;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.DataKey;
import dev.attune.schemas.seal.DataKeys;
import dev.attune.schemas.seal.MasterKeys;
import dev.attune.schemas.seal.Pseudonyms;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * All data keys, from the topic {@code keys}: in memory as a whole, about 600 bytes a user. Several
 * processes may make a key for one user at once; then the user has several, which does no harm.
 *
 * <p>A key is in the topic before anything is sealed with it. So whoever reads a record of a key
 * that it does not know reads the topic to its end, and knows then that the key was destroyed.
 *
 * <p>Threads: any; {@link KeyTail} owns the consumer.
 */
public final class KeyTopic implements DataKeys {

  private static final int MOST_GONE = 1_000_000;

  private final Topic<UserKey> topic;
  private final Pseudonyms pseudonyms;
  private final KeyRecords records;
  private final HeldKeys held = new HeldKeys();
  private final Cache<DataKey.Id, Boolean> gone =
      Caffeine.newBuilder().maximumSize(MOST_GONE).build();
  private final Producer<String, UserKey> producer;
  private final KeyTail tail;

  private KeyTopic(
      Topic<UserKey> topic,
      MasterKeys masters,
      SchemaRegistry registry,
      Map<String, Object> clientConfig) {
    this.topic = topic;
    this.pseudonyms = masters.pseudonyms();
    this.records = new KeyRecords(masters);
    AvroSerde<UserKey> serde = AvroSerde.of(UserKey.class, registry);
    this.producer =
        new KafkaProducer<>(
            producerConfig(clientConfig), new StringSerializer(), serde.serializer());
    this.tail = KeyTail.start(topic, serde.deserializer(), clientConfig, this::take);
  }

  /**
   * Reads all keys, and follows them until it is closed.
   *
   * @param registry of schemas; stays the caller's to close
   * @param clientConfig where the brokers are
   * @throws KafkaException where the topic cannot be read
   * @throws IllegalArgumentException where a key is wrapped by a master key that is not at hand
   */
  public static KeyTopic open(
      Topic<UserKey> topic,
      MasterKeys masters,
      SchemaRegistry registry,
      Map<String, Object> clientConfig) {
    KeyTopic keys = new KeyTopic(topic, masters, registry, clientConfig);
    keys.tail.catchUp();
    return keys;
  }

  private static Map<String, Object> producerConfig(Map<String, Object> clientConfig) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return config;
  }

  private void take(String name, @Nullable UserKey wrapped) {
    if (wrapped == null) {
      gone.put(KeyRecords.idOf(name), true);
      held.remove(KeyRecords.pseudonymOf(name), KeyRecords.idOf(name));
    } else if (gone.getIfPresent(KeyRecords.idOf(name)) == null) {
      held.add(wrapped.getPseudonym(), records.read(wrapped));
    }
  }

  @Override
  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  @Override
  public DataKey forWriting(String userId) {
    String pseudonym = pseudonyms.ofRecords(userId);
    return held.current(pseudonym).orElseGet(() -> make(userId, pseudonym));
  }

  @Override
  public Optional<DataKey> current(String userId) {
    return held.current(pseudonyms.ofRecords(userId));
  }

  private DataKey make(String userId, String pseudonym) {
    DataKey key = DataKey.random(userId);
    write(KeyRecords.name(pseudonym, key.id()), records.write(pseudonym, key, Instant.now()));
    held.add(pseudonym, key);
    return key;
  }

  @Override
  public Optional<DataKey> find(DataKey.Id id) {
    Optional<DataKey> known = held.find(id);
    if (known.isPresent() || gone.getIfPresent(id) != null) {
      return known;
    }
    tail.catchUp();
    Optional<DataKey> found = held.find(id);
    if (found.isEmpty()) {
      gone.put(id, true);
    }
    return found;
  }

  @Override
  public Optional<String> userOf(String pseudonym) {
    Optional<String> known = held.userOf(pseudonym);
    if (known.isPresent()) {
      return known;
    }
    // Not remembered, as ids of keys are: the user may come back at any moment.
    tail.catchUp();
    return held.userOf(pseudonym);
  }

  @Override
  public List<DataKey.Id> retire(String userId) {
    tail.catchUp();
    return held.retire(pseudonyms.ofRecords(userId));
  }

  @Override
  public void destroy(String pseudonym, List<DataKey.Id> ids) {
    for (DataKey.Id id : ids) {
      String name = KeyRecords.name(pseudonym, id);
      write(name, null);
      take(name, null);
    }
  }

  /**
   * Wraps every data key anew by the current master key, so that older ones may be thrown away. A
   * key that is destroyed meanwhile is destroyed once more, should it have been written after.
   *
   * @return how many there are
   */
  public int rewrap() {
    tail.catchUp();
    Map<String, DataKey> all = held.all();
    all.forEach((name, key) ->
        write(name, records.write(KeyRecords.pseudonymOf(name), key, Instant.now())));
    tail.catchUp();
    all.forEach((name, key) -> {
      if (gone.getIfPresent(key.id()) != null) {
        write(name, null);
      }
    });
    return all.size();
  }

  private void write(String name, @Nullable UserKey value) {
    try {
      var unused = producer.send(new ProducerRecord<>(topic.name(), name, value)).get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known
          ? known
          : new KafkaException("The data key could not be written", e.getCause());
    }
  }

  @Override
  public void close() {
    tail.close();
    producer.close();
  }
}
