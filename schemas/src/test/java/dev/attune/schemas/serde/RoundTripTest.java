package dev.attune.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.Profile;
import dev.attune.avro.UserJourney;
import dev.attune.avro.UserRequests;
import dev.attune.schemas.codec.RecordBuffer;
import dev.attune.schemas.contract.Contracts;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Laws of the wire format over all of our contracts. */
class RoundTripTest {
  private static final String TOPIC = "any";
  private static final long MAX_ALLOCATION = 4 << 20;

  private final MockSchemaRegistry registry = new MockSchemaRegistry();

  @Property
  void shouldReadBackWhatItWroteWhateverTheRecord(
      @ForAll("contracts") Class<? extends SpecificRecord> type, @ForAll long seed) {
    SpecificRecord datum = RandomRecords.of(type, seed);

    SpecificRecord read = roundTrip(type, datum);

    assertThat(read).isEqualTo(datum);
  }

  @Property
  void shouldWriteTheBytesThatAvroItselfWrites(
      @ForAll("contracts") Class<? extends SpecificRecord> type, @ForAll long seed)
      throws IOException {
    SpecificRecord datum = RandomRecords.of(type, seed);

    byte[] bytes = encode(type, datum);

    assertThat(Arrays.copyOfRange(bytes, RecordBuffer.HEADER_BYTES, bytes.length))
        .isEqualTo(encodeByAvro(type, datum));
  }

  @Property
  void shouldCallItMalformedAndStaySmallWhateverTheBytes(
      @ForAll("contracts") Class<? extends SpecificRecord> type, @ForAll byte[] body) {
    AvroSerde<? extends SpecificRecord> serde = AvroSerde.of(type, registry);
    byte[] bytes = header(serde, type, body.length);
    System.arraycopy(body, 0, bytes, RecordBuffer.HEADER_BYTES, body.length);

    assertReadsOrIsMalformed(serde, bytes);
  }

  @Property
  void shouldCallItMalformedAndStaySmallWhenARecordIsDamaged(
      @ForAll("contracts") Class<? extends SpecificRecord> type,
      @ForAll long seed,
      @ForAll int place,
      @ForAll byte value) {
    AvroSerde<? extends SpecificRecord> serde = AvroSerde.of(type, registry);
    byte[] bytes = encode(type, RandomRecords.of(type, seed));
    bytes[RecordBuffer.HEADER_BYTES + Math.floorMod(place, bytes.length - 5)] = value;

    assertReadsOrIsMalformed(serde, bytes);
  }

  @Property(tries = 200)
  void shouldCallItTruncatedWhereverItIsCut(@ForAll long seed, @ForAll int place) {
    byte[] bytes = encode(ClickEvent.class, RandomRecords.of(ClickEvent.class, seed));
    byte[] cut = Arrays.copyOf(bytes, 1 + Math.floorMod(place, bytes.length - 1));

    MalformedCause cause = causeOf(AvroSerde.of(ClickEvent.class, registry), cut);

    assertThat(cause).isEqualTo(MalformedCause.TRUNCATED);
  }

  @Provide
  Arbitrary<Class<? extends SpecificRecord>> contracts() {
    return Arbitraries.of(
        Stream.<Class<? extends SpecificRecord>>concat(
                new Topics("").all().stream().map(Topic::valueType),
                Stream.of(Profile.class, UserRequests.class, UserJourney.class))
            .toList());
  }

  private <T extends SpecificRecord> T roundTrip(Class<T> type, SpecificRecord datum) {
    byte[] bytes = encode(type, datum);
    return Objects.requireNonNull(
        AvroSerde.of(type, registry).deserializer().deserialize(TOPIC, bytes));
  }

  private <T extends SpecificRecord> byte[] encode(Class<T> type, SpecificRecord datum) {
    return Objects.requireNonNull(
        AvroSerde.of(type, registry)
            .serializer()
            .serialize(type.getSimpleName(), type.cast(datum)));
  }

  private static byte[] encodeByAvro(Class<?> type, SpecificRecord datum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<SpecificRecord>(datum.getSchema(), Contracts.data(type))
        .write(datum, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private <T extends SpecificRecord> byte[] header(AvroSerde<?> serde, Class<T> type, int more) {
    byte[] whole = encode(type, RandomRecords.of(type, 1));
    assertReadsOrIsMalformed(serde, whole);
    return Arrays.copyOf(Arrays.copyOf(whole, RecordBuffer.HEADER_BYTES), 5 + more);
  }

  private static void assertReadsOrIsMalformed(AvroSerde<?> serde, byte[] bytes) {
    long before = allocated();
    causeOf(serde, bytes);
    assertThat(allocated() - before).isLessThan(MAX_ALLOCATION);
  }

  private static @Nullable MalformedCause causeOf(AvroSerde<?> serde, byte[] bytes) {
    try {
      serde.deserializer().deserialize(TOPIC, bytes);
      return null;
    } catch (MalformedRecordException e) {
      return e.reason();
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
