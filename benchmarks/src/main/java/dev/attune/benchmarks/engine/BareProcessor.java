package dev.attune.benchmarks.engine;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.EventHeader;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Writes ids of events into a value, round and round, so that it is neither empty nor noise and
 * compresses by about a half.
 */
final class BareProcessor implements Processor<String, SpecificRecord, String, OutcomeEvent> {

  private static final int ONE_IN = 20;

  private final int valueBytes;
  private ProcessorContext<String, OutcomeEvent> context;
  private KeyValueStore<String, byte[]> values;
  private long seen;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  BareProcessor(int valueBytes) {
    this.valueBytes = valueBytes;
  }

  @Override
  public void init(ProcessorContext<String, OutcomeEvent> context) {
    this.context = context;
    this.values = context.getStateStore(BareTopology.STORE);
  }

  @Override
  public void process(Record<String, SpecificRecord> input) {
    byte[] known = values.get(input.key());
    byte[] id = Long.toString(seen * 0x9E3779B97F4A7C15L).getBytes(StandardCharsets.ISO_8859_1);
    values.put(input.key(), known == null ? filled() : written(known, id));
    if (seen++ % ONE_IN == 0 && input.value() instanceof ClickEvent click) {
      context.forward(input.withValue(output(click.getHeader())));
    }
  }

  private byte[] filled() {
    byte[] value = new byte[valueBytes];
    SplittableRandom random = new SplittableRandom(seen);
    for (int at = 0; at < value.length; at++) {
      value[at] = (byte) ('0' + random.nextInt(16));
    }
    return value;
  }

  private byte[] written(byte[] known, byte[] id) {
    byte[] value = Arrays.copyOf(known, known.length);
    int at = (int) (seen * id.length % (value.length - id.length));
    System.arraycopy(id, 0, value, at, id.length);
    return value;
  }

  private static OutcomeEvent output(EventHeader header) {
    return new OutcomeEvent(header, OutcomeType.SHOWN, "bench", null, null);
  }
}
