package dev.attune.modelserver.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one reply over one connection, in this order of states: waiting for its time, head sent,
 * body sent, ended. A hanging or stalled one stays where it is until the caller leaves.
 *
 * <p>Threads: the connection's alone.
 */
final class ReplySender {

  private static final long RESET_AFTER = TimeUnit.MILLISECONDS.toNanos(20);

  private final ChannelHandlerContext context;
  private final Reply reply;
  private final boolean keepAlive;
  private final String date;
  private final Consumer<Traffic.End> onEnd;
  private @Nullable Future<?> timer;
  private int next;

  ReplySender(
      ChannelHandlerContext context,
      Reply reply,
      boolean keepAlive,
      String date,
      Consumer<Traffic.End> onEnd) {
    this.context = context;
    this.reply = reply;
    this.keepAlive = keepAlive;
    this.date = date;
    this.onEnd = onEnd;
  }

  void start() {
    long latency = reply.delivery().latency().toNanos();
    switch (reply.delivery().manner()) {
      case HANG -> {}
      case STALL -> stall();
      case RESET -> after(latency, this::sendHalf);
      case TRICKLE -> after(latency, this::trickle);
      case WHOLE -> {
        if (reply.streamed()) {
          after(latency / 4, this::startStream);
        } else {
          after(latency, this::sendWhole);
        }
      }
    }
  }

  /** Sends nothing more. */
  void cancel() {
    if (timer != null) {
      boolean unused = timer.cancel(false);
    }
  }

  private void after(long nanos, Runnable step) {
    if (nanos <= 0) {
      step.run();
    } else {
      timer = context.executor().schedule(step, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void sendWhole() {
    byte[] body = reply.body();
    DefaultFullHttpResponse whole =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status(), Unpooled.wrappedBuffer(body));
    finishWith(context.writeAndFlush(framed(whole)));
  }

  private void startStream() {
    write(head());
    sendChunk();
  }

  private void sendChunk() {
    int chunks = reply.chunks().size();
    if (next == chunks) {
      finishWith(context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
      return;
    }
    write(content(reply.chunks().get(next++)));
    flush();
    long rest = reply.delivery().latency().toNanos() * 3 / 4;
    after(next == chunks ? 0 : rest / Math.max(1, chunks - 1), this::sendChunk);
  }

  private void trickle() {
    if (next == 0) {
      write(head());
    }
    trickle(reply.body());
  }

  private void trickle(byte[] body) {
    if (next == body.length) {
      finishWith(context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
      return;
    }
    write(content(new byte[] {body[next++]}));
    flush();
    after(reply.delivery().interval().toNanos(), () -> trickle(body));
  }

  private void stall() {
    write(head());
    if (reply.streamed()) {
      write(content(reply.chunks().getFirst()));
    }
    flush();
  }

  private void sendHalf() {
    byte[] body = reply.body();
    byte[] half = Arrays.copyOf(body, body.length / 2);
    write(head());
    // The half must be out before the reset, which throws away what the socket still holds.
    ChannelFuture unused =
        context.writeAndFlush(content(half)).addListener(sent -> after(RESET_AFTER, this::reset));
  }

  private void reset() {
    Channel channel = context.channel();
    if (channel.config() instanceof SocketChannelConfig socket && channel.isOpen()) {
      SocketChannelConfig unused = socket.setSoLinger(0);
    }
    onEnd.accept(Traffic.End.RESET);
    close();
  }

  private HttpResponse head() {
    return framed(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status()));
  }

  private HttpResponse framed(HttpResponse head) {
    head.headers().set(HttpHeaderNames.DATE, date);
    reply.headers().forEach((name, value) -> head.headers().set(name, value));
    if (reply.streamed()) {
      head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    } else {
      head.headers().set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(reply.length()));
    }
    if (!keepAlive) {
      head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    return head;
  }

  private HttpResponseStatus status() {
    return HttpResponseStatus.valueOf(reply.status());
  }

  private static DefaultHttpContent content(byte[] bytes) {
    return new DefaultHttpContent(Unpooled.wrappedBuffer(bytes));
  }

  private void finishWith(ChannelFuture written) {
    ChannelFuture unused =
        written.addListener(sent -> {
          onEnd.accept(sent.isSuccess() ? Traffic.End.ANSWERED : Traffic.End.ABANDONED);
          if (!keepAlive) {
            close();
          }
        });
  }

  private void write(Object message) {
    ChannelFuture unused = context.write(message);
  }

  private void close() {
    ChannelFuture unused = context.close();
  }

  private void flush() {
    ChannelHandlerContext unused = context.flush();
  }
}
