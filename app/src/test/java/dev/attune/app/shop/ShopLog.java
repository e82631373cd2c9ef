package dev.attune.app.shop;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.PurchaseEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A piece of the simulated shop's stream, for tests to look through. */
public record ShopLog(List<ShopEvent> events) {

  /** A Monday. */
  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  static ShopLog first(int count, ShopSettings settings) {
    return new ShopLog(Stream.generate(new SimulatedShop(settings)::next).limit(count).toList());
  }

  static ShopLog during(Duration span, ShopSettings settings) {
    var shop = new SimulatedShop(settings);
    Instant end = settings.start().plus(span);
    var events = new ArrayList<ShopEvent>();
    for (ShopEvent event = shop.next(); event.arrivedAt().isBefore(end); event = shop.next()) {
      events.add(event);
    }
    return new ShopLog(events);
  }

  <T> List<T> values(Class<T> type) {
    return events.stream().map(ShopEvent::value).filter(type::isInstance).map(type::cast).toList();
  }

  ShopLog ofUser(String userId) {
    return new ShopLog(events.stream().filter(event -> event.key().equals(userId)).toList());
  }

  List<EventHeader> headers() {
    var headers = new ArrayList<EventHeader>();
    for (ShopEvent event : events) {
      EventHeader header = header(event.value());
      if (header != null) {
        headers.add(header);
      }
    }
    return headers;
  }

  static @Nullable EventHeader header(SpecificRecord value) {
    return switch (value) {
      case ClickEvent e -> e.getHeader();
      case PurchaseEvent e -> e.getHeader();
      case MessageEvent e -> e.getHeader();
      case OutcomeEvent e -> e.getHeader();
      default -> null;
    };
  }

  /** Of topics, keys, arrivals and the Avro bytes of all values. */
  String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      for (ShopEvent event : events) {
        encoder.writeString(event.topic());
        encoder.writeString(event.key());
        encoder.writeLong(event.arrivedAt().toEpochMilli());
        var schema = event.value().getSchema();
        new SpecificDatumWriter<SpecificRecord>(schema, SpecificData.getForSchema(schema))
            .write(event.value(), encoder);
      }
      encoder.flush();
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
