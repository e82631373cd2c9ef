package dev.attune.generation.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attune.generation.http.GarbledAnswerException;
import dev.attune.generation.http.HttpFailureException;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.TransientModelException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sorts what langchain4j throws into our own few kinds: by the HTTP status where there was one,
 * else by type, never by message text.
 */
final class Failures {

  private Failures() {}

  static ModelException sort(RuntimeException thrown) {
    Optional<HttpException> http = inChain(thrown, HttpException.class);
    return http.isPresent() ? byAnswer(http.get(), thrown) : byType(thrown);
  }

  private static ModelException byAnswer(HttpException http, RuntimeException thrown) {
    if (http instanceof HttpFailureException answer
        && MoneyGone.isSaidBy(answer.statusCode(), answer.body())) {
      return failed(PermanentModelException.Reason.MONEY_GONE, answer.statusCode(), thrown);
    }
    return byStatus(http.statusCode(), thrown);
  }

  private static ModelException byStatus(int status, RuntimeException thrown) {
    return switch (status) {
      case 401, 403 -> failed(PermanentModelException.Reason.UNAUTHORISED, status, thrown);
      case 402 -> failed(PermanentModelException.Reason.MONEY_GONE, status, thrown);
      case 404 -> failed(PermanentModelException.Reason.NOT_FOUND, status, thrown);
      case 413 -> failed(PermanentModelException.Reason.TOO_LARGE, status, thrown);
      case 408 -> failed(TransientModelException.Reason.TIMED_OUT, status, thrown);
      case 409 -> failed(TransientModelException.Reason.SERVER_FAULT, status, thrown);
      case 429 -> failed(TransientModelException.Reason.RATE_LIMITED, status, thrown);
      default -> byStatusClass(status, thrown);
    };
  }

  private static ModelException byStatusClass(int status, RuntimeException thrown) {
    return switch (status / 100) {
      case 4 -> failed(PermanentModelException.Reason.BAD_REQUEST, status, thrown);
      case 5 -> failed(TransientModelException.Reason.SERVER_FAULT, status, thrown);
      default -> failed(TransientModelException.Reason.GARBLED, status, thrown);
    };
  }

  private static ModelException byType(RuntimeException thrown) {
    if (holds(thrown, InterruptedException.class)) {
      return failed(TransientModelException.Reason.INTERRUPTED, "the call was interrupted", thrown);
    }
    if (holds(thrown, TimeoutException.class) || holds(thrown, SocketTimeoutException.class)) {
      return failed(
          TransientModelException.Reason.TIMED_OUT, "the provider did not answer in time", thrown);
    }
    // Before IOException, of which it is one.
    if (holds(thrown, JsonProcessingException.class)
        || holds(thrown, GarbledAnswerException.class)) {
      return garbled(thrown);
    }
    if (holds(thrown, UnresolvedModelServerException.class) || holds(thrown, IOException.class)) {
      return failed(
          TransientModelException.Reason.UNREACHABLE,
          "the connection to the provider failed",
          thrown);
    }
    return byRetriability(thrown);
  }

  private static ModelException byRetriability(RuntimeException thrown) {
    if (holds(thrown, NonRetriableException.class)) {
      String message = "the provider's client rejects the request";
      return new PermanentModelException(
          PermanentModelException.Reason.BAD_REQUEST, message, thrown);
    }
    if (holds(thrown, RetriableException.class)) {
      return failed(
          TransientModelException.Reason.SERVER_FAULT, "the provider gave no answer", thrown);
    }
    // What the library throws bare over an answer that it could not read.
    return garbled(thrown);
  }

  private static ModelException garbled(RuntimeException thrown) {
    return failed(
        TransientModelException.Reason.GARBLED,
        "the provider's answer is not of the documented form",
        thrown);
  }

  private static ModelException failed(
      PermanentModelException.Reason reason, int status, RuntimeException thrown) {
    return new PermanentModelException(
        reason, "the provider answered " + status, retryAfter(thrown), thrown);
  }

  private static ModelException failed(
      TransientModelException.Reason reason, int status, RuntimeException thrown) {
    return failed(reason, "the provider answered " + status, thrown);
  }

  private static ModelException failed(
      TransientModelException.Reason reason, String message, RuntimeException thrown) {
    return new TransientModelException(reason, message, retryAfter(thrown), thrown);
  }

  private static Duration retryAfter(RuntimeException thrown) {
    return inChain(thrown, HttpFailureException.class)
        .map(HttpFailureException::retryAfter)
        .orElse(Duration.ZERO);
  }

  private static boolean holds(Throwable thrown, Class<? extends Throwable> type) {
    return inChain(thrown, type).isPresent();
  }

  private static <T extends Throwable> Optional<T> inChain(Throwable thrown, Class<T> type) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
