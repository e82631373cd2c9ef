package dev.attune.generation.offline;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Picks among phrasings by a hash of the request's id, so that different requests read differently
 * and the same request always reads the same.
 */
final class Choice {

  // FNV-1a, 64 bits (draft-eastlake-fnv), finished by the mixer of SplitMix64 (Steele, Lea, Flood
  // 2014), because the low bits of FNV alone are too regular for so few alternatives.
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final String requestId;

  Choice(String requestId) {
    this.requestId = requestId;
  }

  /** One of several, independently for each part of the text. */
  <T> T among(String part, List<T> alternatives) {
    long hash = mix(fnv(requestId + '/' + part));
    return alternatives.get(Math.floorMod(hash, alternatives.size()));
  }

  private static long fnv(String text) {
    long hash = FNV_OFFSET;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  private static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
