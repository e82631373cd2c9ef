package dev.attune.modelserver.resource;

import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.http.Request;
import java.util.Optional;

/** Things that a provider keeps, under a path of their own. Called from several threads. */
@FunctionalInterface
public interface Resource {

  /**
   * The answer, or empty where the path is another's.
   *
   * @throws dev.attune.modelserver.json.BadCallException where the provider would refuse it
   */
  Optional<Reply> answer(Request request);
}
