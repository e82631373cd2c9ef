package dev.attune.schemas.registry.rest;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A body as UTF-8 text, of so many bytes at most; of a longer one nothing is kept. The JDK has its
 * own since 25, and Connect workers may run on 21. Called by one thread of the client at a time.
 */
final class BoundedBody implements BodySubscriber<String> {

  private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
  private final long bound;
  private long length;
  private Flow.@Nullable Subscription subscription;

  private BoundedBody(long bound) {
    this.bound = bound;
  }

  static BodyHandler<String> upTo(long bytes) {
    return head -> new BoundedBody(bytes);
  }

  @Override
  public CompletionStage<String> getBody() {
    return text.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    text.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    length += part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (length <= bound) {
      text.onNext(part);
    } else if (subscription != null) {
      subscription.cancel();
      subscription = null;
      text.onError(new IOException("the answer exceeds " + bound + " bytes"));
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.onError(failure);
  }

  @Override
  public void onComplete() {
    if (length <= bound) {
      text.onComplete();
    }
  }
}
