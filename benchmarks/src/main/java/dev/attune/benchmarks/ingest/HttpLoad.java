package dev.attune.benchmarks.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Sends Segment calls. Any number of virtual threads; counters are shared by all. */
final class HttpLoad implements AutoCloseable {

  private static final String CALL =
      """
      {"type":"track","messageId":"m-%d","userId":"user-%d","event":"Product Viewed",\
      "timestamp":"2026-01-01T10:00:00.000Z","context":{"locale":"de-AT","timezone":"Europe/Vienna",\
      "page":{"url":"https://shop.example/p/%d?campaign=x"},"library":{"name":"bench","version":"1"}},\
      "properties":{"product_id":"product-%d","name":"A product of some name","brand":"Some brand",\
      "category":"Home/Kitchen/Kettles","price":29.9,"currency":"EUR"}}\
      """;
  private static final int USERS = 30_000;
  private static final int PRODUCTS = 5000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String authorization;
  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private Histogram micros = new ConcurrentHistogram(3);

  HttpLoad(URI server, String writeKey) {
    this.server = server;
    byte[] pair = (writeKey + ":").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Each sender sends the next batch when the last is answered. */
  void batches(int senders, int size, Duration length) {
    long end = System.nanoTime() + length.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sender = 0; sender < senders; sender++) {
        threads.execute(() -> {
          while (System.nanoTime() < end) {
            send("/v1/batch", batch(size), size, System.nanoTime());
          }
        });
      }
    }
  }

  /** Calls are due at a steady rate, whether the last ones are answered or not. */
  void singles(int rate, Duration length) {
    long period = Duration.ofSeconds(1).toNanos() / rate;
    long start = System.nanoTime();
    long calls = length.toNanos() / period;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long call = 0; call < calls; call++) {
        long due = start + call * period;
        LockSupport.parkNanos(due - System.nanoTime());
        threads.execute(() -> send("/v1/track", call(), 1, due));
      }
    }
  }

  private String batch(int size) {
    StringBuilder text = new StringBuilder("{\"sentAt\":\"2026-01-01T10:00:01.000Z\",\"batch\":[");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ",").append(call());
    }
    return text.append("]}").toString();
  }

  private String call() {
    long id = ids.incrementAndGet();
    return CALL.formatted(id, id * 7919 % USERS, id % PRODUCTS, id % PRODUCTS);
  }

  private void send(String path, String body, int events, long due) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      micros.recordValue((System.nanoTime() - due) / 1000);
      if (status == 200) {
        accepted.addAndGet(events);
      } else {
        failed.incrementAndGet();
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Events that were answered well, since the start. */
  long accepted() {
    return accepted.get();
  }

  /** Requests that were not. */
  long failed() {
    return failed.get();
  }

  /** Takes the latencies so far, microseconds, and begins anew; between phases only. */
  Histogram takeLatencies() {
    Histogram taken = micros;
    micros = new ConcurrentHistogram(3);
    return taken;
  }

  @Override
  public void close() {
    client.close();
  }
}
