package dev.attune.topology.playbook.yaml;

import java.util.List;
import java.util.regex.Pattern;

/** What a scalar of the file may be. Reads the text as it stands: YAML's own types play no part. */
public interface Shape<T> {

  /** Reads the text as a value of this shape. */
  Reading<T> read(String text);

  /** For the reference, such as "length of time, 1s to 1d". */
  String description();

  /** Words of at most so many characters. */
  record Text(int longest) implements Shape<String> {

    @Override
    public Reading<String> read(String text) {
      if (text.isBlank()) {
        return Reading.wrong("is empty; expected " + description());
      }
      if (text.length() > longest) {
        return Reading.wrong(
            "has %d characters; at most %d are allowed".formatted(text.length(), longest));
      }
      return Reading.of(text.strip());
    }

    @Override
    public String description() {
      return "text, at most " + longest + " characters";
    }
  }

  /**
   * Text of one form.
   *
   * @param form what to write, in words
   */
  record Form(Pattern pattern, String form) implements Shape<String> {

    /** Small letters, digits and hyphens. */
    public static final Form NAME =
        new Form(
            Pattern.compile("[a-z0-9][a-z0-9-]{0,62}"),
            "a name of small letters, digits and hyphens");

    @Override
    public Reading<String> read(String text) {
      return pattern.matcher(text).matches()
          ? Reading.of(text)
          : Reading.wrong("\"" + text + "\" is not " + form);
    }

    @Override
    public String description() {
      return form;
    }
  }

  /** One of a few words. */
  record Choice(List<String> words) implements Shape<String> {

    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public Reading<String> read(String text) {
      return words.contains(text)
          ? Reading.of(text)
          : Reading.wrong(Spelling.unknown("\"" + text + "\" is not valid", text, words));
    }

    @Override
    public String description() {
      return words.size() == 1 ? words.getFirst() : "one of " + String.join(", ", words);
    }
  }

  /**
   * Another shape, or a word that stands for a value. Where the other shape knows no zero it is
   * refused with a hint at the word, as it reads both as "nothing" and as "no limit".
   */
  record OrWord<T>(Shape<T> other, String word, T meaning) implements Shape<T> {

    private static final Pattern ZERO = Pattern.compile("0+(\\.0*)?[a-z]*");

    @Override
    public Reading<T> read(String text) {
      if (text.equals(word)) {
        return Reading.of(meaning);
      }
      return switch (other.read(text)) {
        case Reading.Read<T> read -> read;
        case Reading.Wrong<T> zero when ZERO.matcher(text).matches() ->
            Reading.wrong(
                "0 could mean nothing or no limit; write the word %s, or %s"
                    .formatted(word, other.description()));
        case Reading.Wrong<T>(String message) -> Reading.wrong(message + ", or the word " + word);
      };
    }

    @Override
    public String description() {
      return other.description() + ", or `" + word + "`";
    }
  }

  /** What came of reading a text as a value. */
  sealed interface Reading<T> {

    /** It is one. */
    record Read<T>(T value) implements Reading<T> {}

    /**
     * It is none.
     *
     * @param message what it is and what was expected
     */
    record Wrong<T>(String message) implements Reading<T> {}

    /** A value. */
    static <T> Reading<T> of(T value) {
      return new Read<>(value);
    }

    /** A mistake. */
    static <T> Reading<T> wrong(String message) {
      return new Wrong<>(message);
    }
  }
}
