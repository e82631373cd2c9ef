package dev.attune.modelserver.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Listens on one address until closed.
 *
 * <p>Threads: one or two event loops, which own the connections.
 */
public final class HttpFront implements AutoCloseable {

  private static final int LOOPS = Math.min(2, Runtime.getRuntime().availableProcessors());
  private static final int BACKLOG = 4_096;

  private final EventLoopGroup loops;
  private final Channel listening;
  private final Traffic traffic;

  private HttpFront(EventLoopGroup loops, Channel listening, Traffic traffic) {
    this.loops = loops;
    this.listening = listening;
    this.traffic = traffic;
  }

  /**
   * Starts to listen.
   *
   * @param address port 0 takes a free one
   * @param maxBody largest body of a request in bytes; a larger one gets status 413
   * @throws IOException when the address cannot be had
   */
  public static HttpFront open(InetSocketAddress address, int maxBody, RequestHandler handler)
      throws IOException {
    Traffic traffic = new Traffic();
    HttpDate date = new HttpDate();
    long start = System.nanoTime();
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            LOOPS, new DefaultThreadFactory("model-server", true), NioIoHandler.newFactory());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(maxBody))
                        .addLast(
                            new Connection(
                                handler,
                                traffic,
                                date,
                                () -> Duration.ofNanos(System.nanoTime() - start)));
                  }
                });
    var bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stop(loops);
      throw new IOException(
          "Cannot listen on %s:%d: %s"
              .formatted(
                  address.getAddress().getHostAddress(),
                  address.getPort(),
                  bound.cause().getMessage()),
          bound.cause());
    }
    return new HttpFront(loops, bound.channel(), traffic);
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Counts what goes through. */
  public Traffic traffic() {
    return traffic;
  }

  /** Closes all connections, also those under way. */
  @Override
  public void close() {
    var unused = listening.close().awaitUninterruptibly();
    stop(loops);
  }

  private static void stop(EventLoopGroup loops) {
    var unused =
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}
