package dev.attune.app.server.offer;

import dev.attune.app.server.meter.ServerMeters;
import dev.attune.app.server.web.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands each new offer, and each that is taken back, to those who listen. The reader's thread
 * publishes and never waits: who does not keep up is told so by {@link Subscription#isBehind} and
 * loses its subscription.
 */
public final class OfferHub {

  private static final int QUEUE = 256;

  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final Semaphore places;
  private volatile boolean closed;

  /**
   * A hub without subscribers.
   *
   * @param most subscriptions at a time
   */
  public OfferHub(int most, MeterRegistry meters) {
    this.places = new Semaphore(most);
    ServerMeters.STREAMS.gauge(meters, subscriptions::size);
  }

  /**
   * Begins to collect.
   *
   * @param userId whose offers; null for all
   * @throws ApiException 429 where there are too many already
   */
  Subscription subscribe(@Nullable String userId) {
    if (!places.tryAcquire()) {
      throw ApiException.busy("Too many streams are open.", 5);
    }
    Subscription subscription = new Subscription(userId);
    subscriptions.add(subscription);
    return subscription;
  }

  void publish(Announcement announcement) {
    for (Subscription each : subscriptions) {
      each.offer(announcement);
    }
  }

  /** Ends all subscriptions: their threads return within a moment. */
  public void close() {
    closed = true;
  }

  /** What one waits for. Its own thread takes; the reader's puts. */
  final class Subscription implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final @Nullable String userId;
    private final BlockingQueue<Announcement> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean behind;

    private Subscription(@Nullable String userId) {
      this.userId = userId;
    }

    private void offer(Announcement announcement) {
      if (userId == null || userId.equals(announcement.userId())) {
        behind |= !queue.offer(announcement);
      }
    }

    /** The next one; null after this long, or when the hub closes. */
    @Nullable Announcement next(Duration atMost) throws InterruptedException {
      long end = System.nanoTime() + atMost.toNanos();
      long left = atMost.toNanos();
      while (left > 0 && !closed) {
        Announcement next = queue.poll(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
        if (next != null) {
          return next;
        }
        left = end - System.nanoTime();
      }
      return null;
    }

    /** Whether some were lost because they were not taken in time. */
    boolean isBehind() {
      return behind;
    }

    /** Whether no more will come. */
    boolean isOver() {
      return closed;
    }

    @Override
    public void close() {
      subscriptions.remove(this);
      places.release();
    }
  }
}
