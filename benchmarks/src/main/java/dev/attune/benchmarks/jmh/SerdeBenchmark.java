package dev.attune.benchmarks.jmh;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.Profile;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Avro in and out of a click, which comes with each event, and of a profile, which is stored. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SerdeBenchmark {

  private static final String TOPIC = "bench";

  private final BusyUser user = BusyUser.afterManyVisits();
  private final SchemaRegistry registry = new MockSchemaRegistry();
  private final AvroSerde<ClickEvent> clicks = AvroSerde.of(ClickEvent.class, registry);
  private final AvroSerde<Profile> profiles = AvroSerde.of(Profile.class, registry);
  private final ClickEvent click = user.click();
  private final byte[] clickBytes = clicks.serializer().serialize(TOPIC, click);
  private final byte[] profileBytes =
      profiles.serializer().serialize(TOPIC + "-profiles", user.profile());

  @Benchmark
  public byte[] encodeClick() {
    return clicks.serializer().serialize(TOPIC, click);
  }

  @Benchmark
  public ClickEvent decodeClick() {
    return clicks.deserializer().deserialize(TOPIC, clickBytes);
  }

  @Benchmark
  public byte[] encodeProfile() {
    return profiles.serializer().serialize(TOPIC + "-profiles", user.profile());
  }

  @Benchmark
  public Profile decodeProfile() {
    return profiles.deserializer().deserialize(TOPIC + "-profiles", profileBytes);
  }
}
