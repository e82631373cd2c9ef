package dev.attune.text.personal.find;

import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import dev.attune.text.personal.word.Token;
import java.util.List;
import java.util.function.Consumer;

/**
 * Postal addresses that name a street and a number, as written in en, de, fr, es, pt, it, tr and
 * id, with the postcode and the place that follow. A street without a number, a place alone and a
 * company's department are none. For ja, zh and ko see {@link EastAsianAddressFinder}.
 */
public final class AddressFinder implements SpanFinder {

  private static final int NAME = 5;

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    List<Token> tokens = passage.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isFigure()) {
        numberFirst(tokens, i, found);
      } else if (token.isWord()) {
        nameFirst(tokens, i, found);
      }
    }
  }

  private static void numberFirst(
      List<Token> tokens, int number, Consumer<PersonalDataSpan> found) {
    int next = number + 1;
    if (next < tokens.size() && isBisOrComma(tokens.get(next))) {
      next++;
    }
    if (next < tokens.size() && AddressWords.FRENCH.contains(tokens.get(next).lower())) {
      int end = skipWords(tokens, next + 1, NAME);
      if (end > next + 1) {
        report(tokens, number, end, found);
        return;
      }
    }
    boolean named = false;
    for (int i = number + 1; i < tokens.size() && i <= number + NAME; i++) {
      Token token = tokens.get(i);
      if (named && AddressWords.AFTER_NUMBER.contains(token.lower())) {
        report(tokens, number, i + 1, found);
        return;
      }
      if (!token.isCapitalised() && !token.isFigure()) {
        return;
      }
      named |= token.isCapitalised();
    }
  }

  private static void nameFirst(List<Token> tokens, int at, Consumer<PersonalDataSpan> found) {
    Token token = tokens.get(at);
    int afterName = -1;
    int start = at;
    if (AddressWords.BEFORE_NAME.contains(token.lower())) {
      afterName = skipWords(tokens, skipSign(tokens, at + 1, '.'), NAME);
      afterName = afterName == at + 1 ? -1 : afterName;
    } else if (AddressWords.TURKISH.contains(token.lower()) && isName(tokens, at - 1)) {
      start = firstOfName(tokens, at - 1);
      afterName = at + 1;
    } else if (token.isCapitalised() && isGermanStreet(token)) {
      start = AddressWords.GERMAN_ENDINGS.contains(token.lower()) ? firstOfName(tokens, at) : at;
      afterName = at + 1;
    } else if (AddressWords.BOXES.contains(token.lower())) {
      afterName = at + 1;
    }
    int number = afterName < 0 ? -1 : numberAt(tokens, afterName);
    if (number >= 0) {
      report(tokens, start, number + 1, found);
    }
  }

  private static boolean isBisOrComma(Token token) {
    return token.isSign(',') || token.lower().equals("bis") || token.lower().equals("ter");
  }

  private static boolean isGermanStreet(Token token) {
    return AddressWords.hasGermanEnding(token.lower())
        || AddressWords.GERMAN_ENDINGS.contains(token.lower());
  }

  /** The index of a house number at or shortly after an index, -1 without one. */
  private static int numberAt(List<Token> tokens, int from) {
    for (int i = from; i < tokens.size() && i < from + 4; i++) {
      Token token = tokens.get(i);
      if (token.isFigure()) {
        return token.text().length() <= 6 ? i : -1;
      }
      boolean between = AddressWords.BETWEEN.contains(token.lower());
      boolean sign =
          token.isSign(',') || token.isSign('.') || token.isSign(':') || token.isSign('º');
      if (!between && !sign && !token.isSign('°')) {
        return -1;
      }
    }
    return -1;
  }

  private static int skipSign(List<Token> tokens, int at, char sign) {
    return at < tokens.size() && tokens.get(at).isSign(sign) ? at + 1 : at;
  }

  /** After at most so many words, of which the first or second has a capital. */
  private static int skipWords(List<Token> tokens, int from, int most) {
    int at = from;
    boolean capital = false;
    while (at < tokens.size()
        && at < from + most
        && tokens.get(at).isWord()
        && !AddressWords.BETWEEN.contains(tokens.get(at).lower())) {
      capital |= tokens.get(at).isCapitalised();
      at++;
    }
    return capital ? at : from;
  }

  private static boolean isName(List<Token> tokens, int at) {
    return at >= 0 && tokens.get(at).isCapitalised();
  }

  private static int firstOfName(List<Token> tokens, int last) {
    int first = last;
    while (last - first < 2 && isName(tokens, first - 1)) {
      first--;
    }
    return first;
  }

  /** Reports with the postcode and the place that follow, as far as they do. */
  private static void report(
      List<Token> tokens, int first, int after, Consumer<PersonalDataSpan> found) {
    int last = after - 1;
    int at = after;
    for (int part = 0; part < 4; part++) {
      int next = skipSign(tokens, at, ',');
      boolean continues =
          next < tokens.size() && (isPostcode(tokens.get(next)) || isPlace(tokens, next, at));
      if (!continues) {
        break;
      }
      last = next;
      at = next + 1;
    }
    found.accept(
        new PersonalDataSpan(
            PersonalDataKind.POSTAL_ADDRESS,
            tokens.get(first).start(),
            tokens.get(last).end(),
            ""));
  }

  private static boolean isPostcode(Token token) {
    return token.isFigure() && token.text().length() >= 4 && token.text().length() <= 6;
  }

  private static boolean isPlace(List<Token> tokens, int next, int at) {
    boolean afterComma = next > at;
    boolean afterPostcode = at > 0 && isPostcode(tokens.get(at - 1));
    return tokens.get(next).isCapitalised() && (afterComma || afterPostcode);
  }
}
