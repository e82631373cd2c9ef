package dev.attune.schemas.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The one piece of process-wide state of this module. A {@code mock://scope} address is only a
 * string in a configuration, and the producer and the consumer that meet under it share nothing
 * else, so nobody but the process can own the registry behind it. Whoever can pass a {@link
 * MockSchemaRegistry} as an object should do that instead.
 */
final class MockScopes {
  private static final ConcurrentMap<String, MockSchemaRegistry> SCOPES = new ConcurrentHashMap<>();

  private MockScopes() {}

  static MockSchemaRegistry get(String scope) {
    return SCOPES.computeIfAbsent(scope, name -> new MockSchemaRegistry());
  }

  static void drop(String scope) {
    SCOPES.remove(scope);
  }
}
