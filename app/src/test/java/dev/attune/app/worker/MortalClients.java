package dev.attune.app.worker;

import dev.attune.generation.worker.WorkerClients;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a worker that can die: from then on nothing is sent, committed, or left properly,
 * and the brokers only notice that nobody is there any more.
 *
 * <p>Threads: a test kills; the poll thread then dies at its next use of the consumer.
 */
final class MortalClients {

  private final WorkerClients living;
  private final CountDownLatch dead = new CountDownLatch(1);
  private volatile boolean killed;

  MortalClients(WorkerClients living) {
    this.living = living;
  }

  /** What a process does not survive. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @SuppressWarnings("unchecked")
  WorkerClients clients() {
    return new WorkerClients(
        (Consumer<byte[], byte[]>) proxy(Consumer.class, this::consumer),
        (Producer<byte[], byte[]>) proxy(Producer.class, this::producer),
        living.reader());
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  /** Returns when nothing of it lives any more. */
  void kill() throws InterruptedException {
    killed = true;
    living.producer().close(Duration.ZERO);
    dead.await();
  }

  private @Nullable Object consumer(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (killed && dead.getCount() > 0) {
      living
          .consumer()
          .close(
              CloseOptions.timeout(Duration.ZERO)
                  .withGroupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
      dead.countDown();
    }
    return invoke(living.consumer(), method, arguments);
  }

  private @Nullable Object producer(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return invoke(living.producer(), method, arguments);
  }

  private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (killed) {
      throw new Killed();
    }
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }
}
