package dev.attune.generation.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a provider is told in place of a user's id, so that it can tell who abuses it and nobody
 * else can tell who that is. May be asked by any thread.
 */
@FunctionalInterface
public interface UserAlias {

  /** Nothing: a provider cannot tell one user's requests from another's. */
  UserAlias NONE = userId -> null;

  /** The alias; null where none is told. */
  @Nullable String of(String userId);
}
