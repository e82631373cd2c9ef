package dev.attune.modelserver;

import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.openai.tuning.TuningTimes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a server listens and what it bounds.
 *
 * @param address port 0 takes a free one
 * @param reach whether others than this machine may be let in
 * @param seed of the texts
 * @param maxRequestBytes a larger body gets status 413
 * @param loggedRequests how many of the newest requests are kept at most
 * @param loggedBytes how many bytes they may take
 * @param batches how long they take
 * @param tuning how long its jobs take
 */
public record Settings(
    InetSocketAddress address,
    Reach reach,
    long seed,
    int maxRequestBytes,
    int loggedRequests,
    long loggedBytes,
    BatchTimes batches,
    TuningTimes tuning) {

  /** Whom a server may serve. */
  public enum Reach {
    /** This machine alone. */
    LOOPBACK,
    /** Whoever reaches the address. */
    ANYONE
  }

  public Settings {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("No such host: " + address.getHostString());
    }
    if (reach == Reach.LOOPBACK && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "%s is no loopback address: whoever reaches it could call the server"
              .formatted(address.getAddress().getHostAddress()));
    }
    if (maxRequestBytes < 1 || loggedRequests < 0 || loggedBytes < 0) {
      throw new IllegalArgumentException("A bound must not be negative");
    }
  }

  /** On 127.0.0.1, bodies up to 32 MB, the newest 10,000 requests and 64 MB of them kept. */
  public static Settings onLoopback(int port) {
    return new Settings(
        new InetSocketAddress(loopback(), port),
        Reach.LOOPBACK,
        1,
        32 << 20,
        10_000,
        64 << 20,
        BatchTimes.QUICK,
        TuningTimes.QUICK);
  }

  /** The same with texts of another seed. */
  public Settings withSeed(long other) {
    return new Settings(
        address, reach, other, maxRequestBytes, loggedRequests, loggedBytes, batches, tuning);
  }

  /** The same with batches that take so long. */
  public Settings withBatches(BatchTimes other) {
    return new Settings(
        address, reach, seed, maxRequestBytes, loggedRequests, loggedBytes, other, tuning);
  }

  /** The same with fine-tuning jobs that take so long. */
  public Settings withTuning(TuningTimes other) {
    return new Settings(
        address, reach, seed, maxRequestBytes, loggedRequests, loggedBytes, batches, other);
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }
}
