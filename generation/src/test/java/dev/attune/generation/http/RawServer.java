package dev.attune.generation.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends bytes as they are told, on loopback, to whoever has asked: for what a well-behaved server
 * would not do.
 *
 * <p>Threads: the test scripts and reads; each connection has a virtual thread.
 */
final class RawServer implements AutoCloseable {

  private final ServerSocket socket;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final CountDownLatch firstAsked = new CountDownLatch(1);
  private final CountDownLatch closedByClient = new CountDownLatch(1);
  private volatile byte[] answer = {};
  private volatile boolean stalling;

  RawServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Sends this to each request; nothing at all means hanging up. */
  void answers(byte[] bytes) {
    answer = bytes;
  }

  void answers(String text) {
    answers(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends this, and then nothing more until the client hangs up. */
  void answersAndStalls(String text) {
    stalling = true;
    answers(text);
  }

  List<String> asked() {
    return asked;
  }

  int accepted() {
    return accepted.get();
  }

  void awaitAsked() throws InterruptedException {
    if (!firstAsked.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody asked");
    }
  }

  /** Whether the client hung up within half a second. */
  boolean closedByClient() throws InterruptedException {
    return closedByClient.await(500, TimeUnit.MILLISECONDS);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        accepted.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      while (readRequest(in)) {
        firstAsked.countDown();
        out.write(answer);
        out.flush();
        if (answer.length == 0) {
          return;
        }
        if (stalling) {
          in.skipNBytes(Long.MAX_VALUE);
        }
      }
    } catch (IOException gone) {
      closedByClient.countDown();
    }
  }

  /** Head and a body of two bytes. */
  private boolean readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    in.skipNBytes(2);
    asked.add(head.toString());
    return true;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
