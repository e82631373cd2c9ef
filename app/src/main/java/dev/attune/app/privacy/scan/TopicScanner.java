package dev.attune.app.privacy.scan;

import dev.attune.app.privacy.RawTopics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Looks through the keys, values and headers of every record that any reader could still read. */
record TopicScanner(Needles needles, RawTopics topics, Lifetimes lifetimes) {

  List<Place> scan() {
    List<Place> places = new ArrayList<>();
    topics.names().forEach(name -> places.add(scan(name)));
    return places;
  }

  private Place scan(String topic) {
    Sum sum = new Sum();
    topics.read(topic, sum::add);
    return new Place(
        topic,
        "topic",
        sum.bytes,
        sum.hits,
        sum.hits == 0 ? null : lifetimes.of(topic, sum.newest));
  }

  private final class Sum {
    private long bytes;
    private long hits;
    private long newest;

    private void add(ConsumerRecord<byte[], byte[]> message) {
      bytes += message.serializedKeySize() + message.serializedValueSize();
      long found = needles.countIn(message.key()) + needles.countIn(message.value());
      for (Header header : message.headers()) {
        found += needles.countIn(header.value());
      }
      if (found > 0) {
        newest = Math.max(newest, message.timestamp());
      }
      hits += found;
    }
  }
}
