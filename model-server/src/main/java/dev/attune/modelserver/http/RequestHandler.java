package dev.attune.modelserver.http;

/** Answers requests. Called on the thread of a connection, so it computes and never waits. */
@FunctionalInterface
public interface RequestHandler {

  /** The answer; what it throws becomes status 500. */
  Reply answer(Request request);
}
