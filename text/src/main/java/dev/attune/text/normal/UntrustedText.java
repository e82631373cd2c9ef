package dev.attune.text.normal;

import java.text.Normalizer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes text from outside (product names, search words) fit to stand as data in a prompt: one line,
 * bounded, without invisible characters, without the marks that delimit data, and without what
 * looks like a change of speaker. It cannot judge what the words say: the prompt tells the model
 * that they are data, and offers are checked after it has answered.
 */
public final class UntrustedText {

  /** Enough for a product's name. */
  public static final int NAME = 80;

  // Zero-width, joiners, bidirectional marks, tags and other format characters are all in Cf;
  // Cs and Cn are broken or unassigned; Co has no agreed look. The rest are fillers that show as
  // nothing though Unicode calls them letters or marks.
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\u115F\\u1160\\u3164\\uFFA0\\u034F"
              + "\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final Pattern CHAT_MARK =
      Pattern.compile("(?i)\\[/?\\s*(INST|SYS|SYSTEM|USER|ASSISTANT)\\s*]");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(system|assistant|user|human|developer|tool|ai)\\s*:");
  private static final Pattern REPEATED_MARK = Pattern.compile("([#`=*_~-])\\1+");

  /** What {@link #disarm} looks at one by one; a colon and a bracket may belong to a speaker. */
  private static final String SUSPECT = "<>\"|{}\\[:";

  private static final String MARKS = "#`=*_~-";

  private UntrustedText() {}

  /**
   * The text as harmless data.
   *
   * @param most most code points of the result; a longer text is cut and ends in three dots
   */
  public static String clean(String text, int most) {
    return text.length() <= most && isPlain(text) ? text : cleanThoroughly(text, most);
  }

  /**
   * Whether there is nothing to clean, as in nearly every product's name: letters of Latin-1 and
   * printable ASCII without what could be a mark, single spaces between words. Looks once at each
   * character; what it does not know is not plain.
   */
  private static boolean isPlain(String text) {
    char before = ' ';
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      boolean known = (next >= ' ' && next <= '~') || (next >= '\u00C0' && next <= '\u00FF');
      boolean repeated = next == before && (next == ' ' || MARKS.indexOf(next) >= 0);
      if (!known || repeated || SUSPECT.indexOf(next) >= 0) {
        return false;
      }
      before = next;
    }
    return text.isEmpty() || before != ' ';
  }

  static String cleanThoroughly(String text, int most) {
    // Each again until nothing changes: taking one thing out may join the parts of another.
    String visible = untilStable(head(text, most * 8), UntrustedText::fold);
    return cut(untilStable(visible, UntrustedText::disarm), most);
  }

  /** Folded, so that look-alikes such as full-width brackets do not slip past. */
  private static String fold(String text) {
    return Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
  }

  private static String disarm(String text) {
    String plain = CHAT_MARK.matcher(text).replaceAll(" ");
    plain = plain.replace('<', '‹').replace('>', '›').replace('"', '\'').replace('|', '/');
    plain = plain.replace('{', '(').replace('}', ')').replace('\\', '/');
    plain = SPEAKER.matcher(plain).replaceAll("$1 -");
    plain = REPEATED_MARK.matcher(plain).replaceAll("$1");
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  private static String untilStable(String text, UnaryOperator<String> step) {
    String before = text;
    String after = step.apply(before);
    while (!after.equals(before)) {
      before = after;
      after = step.apply(before);
    }
    return after;
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : head(text, most - 3).stripTrailing() + "...";
  }

  /** The first code points; bounds the work that a huge text can cause. */
  private static String head(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
