package dev.attune.app.registry;

import dev.attune.app.registry.store.RegistryError;
import dev.attune.app.registry.store.SubjectStore;

/** The version in a path: a number from 1, or "latest" (also written -1). */
final class VersionNumber {
  private VersionNumber() {}

  static int in(Request request, SubjectStore store) {
    String text = request.arguments().get(1);
    if (text.equals("latest") || text.equals("-1")) {
      return store.latest(request.subject());
    }
    return parse(text);
  }

  private static int parse(String text) {
    try {
      int version = Integer.parseInt(text);
      if (version >= 1) {
        return version;
      }
    } catch (NumberFormatException e) {
      throw RegistryError.invalidVersion(text);
    }
    throw RegistryError.invalidVersion(text);
  }
}
