package dev.attune.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A loopback port that was free a moment ago. */
public final class FreePort {
  private static final int ANY = 0;

  private FreePort() {}

  static int find() {
    try {
      return require(ANY);
    } catch (PortTakenException e) {
      throw new UncheckedIOException(new IOException("No free loopback port", e));
    }
  }

  /** Whether nobody listens on it, a moment ago; 0 is always free. */
  public static boolean isFree(int port) {
    try {
      require(port);
      return true;
    } catch (PortTakenException e) {
      return false;
    }
  }

  static int require(int port) throws PortTakenException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PortTakenException(port);
    }
  }
}
