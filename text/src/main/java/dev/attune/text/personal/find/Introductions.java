package dev.attune.text.personal.find;

import java.util.List;
import java.util.stream.Stream;

/**
 * How people say what they are called. Of our own making; words as {@code Tokens} parts them, in
 * lower case.
 */
final class Introductions {

  /** Phrases of words; the name follows. */
  static final List<List<String>> PHRASES =
      Stream.of(
              "my name is",
              "my name's",
              "my full name is",
              "i am called",
              "they call me",
              "ich heiße",
              "ich heisse",
              "mein name ist",
              "mein name lautet",
              "je m'appelle",
              "je m’appelle",
              "mon nom est",
              "me llamo",
              "mi nombre es",
              "meu nome é",
              "o meu nome é",
              "me chamo",
              "chamo-me",
              "mi chiamo",
              "il mio nome è",
              "benim adım",
              "adım",
              "ismim",
              "nama saya",
              "nama saya adalah",
              "nama aku")
          .map(phrase -> List.of(phrase.split(" ", -1)))
          .toList();

  /** Phrases of scripts without spaces or with endings; the name follows up to a closing word. */
  static final List<String> RUNS =
      List.of("제 이름은", "내 이름은", "저의 이름은", "我叫", "我的名字是", "我的名字叫", "我姓", "私の名前は", "名前は", "わたしの名前は");

  /** What closes a name in those scripts. */
  static final List<String> CLOSINGS =
      List.of(
          "입니다", "이에요", "예요", "이야", "라고", "です", "と申します", "と言います", "といいます", "，", "。", ",", ".", "!",
          "！", "\n", "、");

  private Introductions() {}
}
