package dev.attune.app.worker;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.batch.provider.BatchContents;
import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import java.util.concurrent.CountDownLatch;

/**
 * A provider whose caller dies at one point: the provider has done its part, and nobody hears of
 * it.
 */
final class MortalProvider implements BatchProvider {

  private final BatchProvider real;
  private final Point point;
  private final CountDownLatch reached = new CountDownLatch(1);

  enum Point {
    AFTER_SUBMIT,
    AFTER_RESULTS
  }

  MortalProvider(BatchProvider real, Point point) {
    this.real = real;
    this.point = point;
  }

  void awaitPoint() throws InterruptedException {
    reached.await();
  }

  private void dieAt(Point here) {
    if (point == here) {
      reached.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException killed) {
        throw new IllegalStateException(killed);
      }
    }
  }

  @Override
  public ModelIdentity identity() {
    return real.identity();
  }

  @Override
  public String submit(BatchContents batch) {
    String id = real.submit(batch);
    dieAt(Point.AFTER_SUBMIT);
    return id;
  }

  @Override
  public Found find(BatchContents batch) {
    return real.find(batch);
  }

  @Override
  public Standing standing(String providerId) {
    Standing standing = real.standing(providerId);
    if (standing instanceof Standing.Ended) {
      dieAt(Point.AFTER_RESULTS);
    }
    return standing;
  }

  @Override
  public void cancel(String providerId) {
    real.cancel(providerId);
  }

  @Override
  public void forget(String providerId) {
    real.forget(providerId);
  }

  @Override
  public Draft read(GenerationRequest request, Item.Answered item) {
    return real.read(request, item);
  }

  @Override
  public void close() {
    real.close();
  }
}
