package dev.attune.topology.profile.bound;

import org.jspecify.annotations.Nullable;

/** Category paths: parts from general to special, parted by dots. */
public final class Categories {

  private Categories() {}

  /** The first parts of a path, or null where it has none. */
  public static @Nullable String top(@Nullable String path, int levels) {
    if (path == null || path.isEmpty()) {
      return null;
    }
    int end = -1;
    for (int level = 0; level < levels; level++) {
      end = path.indexOf('.', end + 1);
      if (end < 0) {
        return path;
      }
    }
    return path.substring(0, end);
  }
}
