package dev.attune.modelserver;

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
 */
public record Settings(
    InetSocketAddress address,
    Reach reach,
    long seed,
    int maxRequestBytes,
    int loggedRequests,
    long loggedBytes) {

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
        new InetSocketAddress(loopback(), port), Reach.LOOPBACK, 1, 32 << 20, 10_000, 64 << 20);
  }

  /** The same with texts of another seed. */
  public Settings withSeed(long other) {
    return new Settings(address, reach, other, maxRequestBytes, loggedRequests, loggedBytes);
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }
}
