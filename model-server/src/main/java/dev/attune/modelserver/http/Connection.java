package dev.attune.modelserver.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a caller: its requests are answered one after the other.
 *
 * <p>Threads: that of its event loop alone.
 */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int MOST_PIPELINED = 64;

  private final RequestHandler handler;
  private final Traffic traffic;
  private final HttpDate date;
  private final Supplier<Duration> clock;
  private final Queue<Pending> waiting = new ArrayDeque<>();
  private @Nullable ReplySender current;

  private record Pending(Request request, boolean keepAlive, boolean oldVersion) {}

  Connection(RequestHandler handler, Traffic traffic, HttpDate date, Supplier<Duration> clock) {
    this.handler = handler;
    this.traffic = traffic;
    this.date = date;
    this.clock = clock;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    traffic.connected();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
    if (message.decoderResult().isFailure()) {
      refuse(context, message.decoderResult().cause());
      return;
    }
    Pending pending =
        new Pending(
            RequestReader.read(message, clock.get()),
            HttpUtil.isKeepAlive(message),
            message.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0);
    if (current == null) {
      begin(context, pending);
    } else if (waiting.size() < MOST_PIPELINED) {
      boolean unused = waiting.add(pending);
    } else {
      ChannelFuture unused = context.close();
    }
  }

  private void begin(ChannelHandlerContext context, Pending pending) {
    traffic.began();
    Reply reply = answer(pending.request());
    if (pending.oldVersion() && reply.streamed()) {
      // HTTP/1.0 knows no chunks.
      reply = new Reply(reply.status(), reply.headers(), reply.chunks(), false, reply.delivery());
    }
    ReplySender sender =
        new ReplySender(
            context,
            reply,
            pending.keepAlive() && !pending.oldVersion(),
            date.now(),
            end -> ended(context, end));
    current = sender;
    sender.start();
  }

  private Reply answer(Request request) {
    try {
      return handler.answer(request);
    } catch (RuntimeException bug) {
      LOG.error("A request could not be answered: {}", request, bug);
      return Reply.text(500, "text/plain", "The model server itself failed: " + bug);
    }
  }

  private void ended(ChannelHandlerContext context, Traffic.End end) {
    if (current == null) {
      return;
    }
    current = null;
    traffic.ended(end);
    @Nullable Pending following = waiting.poll();
    if (following != null && end == Traffic.End.ANSWERED) {
      begin(context, following);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    traffic.disconnected();
    waiting.clear();
    if (current != null) {
      current.cancel();
      ended(context, Traffic.End.ABANDONED);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.warn("A connection failed", cause);
    }
    ChannelFuture unused = context.close();
  }

  private void refuse(ChannelHandlerContext context, Throwable cause) {
    byte[] body = ("This is no HTTP/1.1: " + cause.getMessage()).getBytes(StandardCharsets.UTF_8);
    traffic.began();
    ReplySender sender =
        new ReplySender(
            context,
            Reply.whole(400, "text/plain; charset=utf-8", body),
            false,
            date.now(),
            end -> ended(context, end));
    current = sender;
    sender.start();
  }
}
