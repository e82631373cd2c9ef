package dev.attune.text.features;

/**
 * A sparse vector of length one, or empty.
 *
 * @param buckets ascending
 * @param values one for each bucket
 */
// The arrays are the hot data of every text; nobody outside this module holds them.
@SuppressWarnings("ArrayRecordComponent")
public record Features(int[] buckets, double[] values) {

  public int size() {
    return buckets.length;
  }
}
