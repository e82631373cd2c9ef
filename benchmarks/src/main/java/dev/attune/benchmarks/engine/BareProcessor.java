package dev.attune.benchmarks.engine;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.EventHeader;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Reads what is stored and stores the bytes of some other profile, of the whole topology's own: as
 * long as those are, and as well or badly compressed.
 */
final class BareProcessor implements Processor<String, SpecificRecord, String, OutcomeEvent> {

  private static final int ONE_IN = 20;

  private final SampleValues samples;
  private ProcessorContext<String, OutcomeEvent> context;
  private KeyValueStore<String, byte[]> values;
  private long seen;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  BareProcessor(SampleValues samples) {
    this.samples = samples;
  }

  @Override
  public void init(ProcessorContext<String, OutcomeEvent> context) {
    this.context = context;
    this.values = context.getStateStore(BareTopology.STORE);
  }

  @Override
  public void process(Record<String, SpecificRecord> input) {
    byte[] known = values.get(input.key());
    values.put(input.key(), samples.at(known == null ? seen : seen + known.length));
    if (seen++ % ONE_IN == 0 && input.value() instanceof ClickEvent click) {
      context.forward(input.withValue(output(click.getHeader())));
    }
  }

  private static OutcomeEvent output(EventHeader header) {
    return new OutcomeEvent(header, OutcomeType.SHOWN, "bench", null, null);
  }
}
