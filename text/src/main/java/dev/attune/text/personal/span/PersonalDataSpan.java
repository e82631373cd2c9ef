package dev.attune.text.personal.span;

/**
 * Personal data in a text.
 *
 * @param start index of its first UTF-16 unit
 * @param end index after its last, above the start
 * @param detail which form of the kind, such as "es-dni"; "" where the kind says it all
 */
public record PersonalDataSpan(PersonalDataKind kind, int start, int end, String detail) {

  public PersonalDataSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("a span holds something, is " + start + " to " + end);
    }
  }

  public int length() {
    return end - start;
  }
}
