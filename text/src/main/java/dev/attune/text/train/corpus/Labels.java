package dev.attune.text.train.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How the labels of data sets become ours. */
final class Labels {

  static final String POSITIVE = "positive";
  static final String NEGATIVE = "negative";

  private static final List<String> PLUTCHIK =
      List.of("anger", "anticipation", "disgust", "fear", "joy", "sadness", "surprise", "trust");
  private static final Set<String> EMOTIONS =
      Set.of(
          "anger",
          "anticipation",
          "disgust",
          "fear",
          "joy",
          "love",
          "neutral",
          "sadness",
          "surprise",
          "trust");

  /**
   * In the numbering of GoEmotions, each with the one of Ekman's that its authors put it to, and
   * its side.
   */
  private static final List<String> GOEMOTIONS =
      List.of(
          "joy +",
          "joy +",
          "anger -",
          "anger -",
          "joy +",
          "joy +",
          "surprise",
          "surprise",
          "joy",
          "sadness -",
          "anger -",
          "disgust -",
          "sadness -",
          "joy +",
          "fear -",
          "joy +",
          "sadness -",
          "joy +",
          "joy +",
          "fear -",
          "joy +",
          "joy +",
          "surprise",
          "joy +",
          "sadness -",
          "sadness -",
          "surprise",
          "neutral");

  private Labels() {}

  static boolean isOf(Task task, String label) {
    return task == Task.EMOTION
        ? EMOTIONS.contains(label)
        : label.equals(POSITIVE) || label.equals(NEGATIVE);
  }

  /**
   * Emotion: of rows with one emotion, that. Sentiment: joy and trust are positive, anger, disgust,
   * fear and sadness negative, anticipation and surprise neither; rows with both sides or none are
   * left out.
   */
  static Optional<String> ofPlutchik(String numbers, Task task) {
    Set<String> emotions = new TreeSet<>();
    for (String number : numbers.split(",", -1)) {
      if (!number.strip().matches("[1-8]")) {
        return Optional.empty();
      }
      emotions.add(PLUTCHIK.get(Integer.parseInt(number.strip()) - 1));
    }
    if (task == Task.EMOTION) {
      return emotions.size() == 1 ? emotions.stream().findFirst() : Optional.empty();
    }
    return side(
        emotions.contains("joy") || emotions.contains("trust"),
        emotions.contains("anger")
            || emotions.contains("disgust")
            || emotions.contains("fear")
            || emotions.contains("sadness"));
  }

  /**
   * Emotion: of rows whose emotions are all of one kind, that. Sentiment: of rows of one side,
   * that.
   */
  static Optional<String> ofGoEmotions(String numbers, Task task) {
    if (!numbers.matches("\\d{1,2}(,\\d{1,2})*")) {
      return Optional.empty();
    }
    List<String> entries =
        Arrays.stream(numbers.split(",", -1))
            .map(Integer::parseInt)
            .filter(number -> number < GOEMOTIONS.size())
            .map(GOEMOTIONS::get)
            .toList();
    if (task == Task.EMOTION) {
      List<String> kinds = entries.stream().map(e -> e.split(" ", -1)[0]).distinct().toList();
      return kinds.size() == 1 ? Optional.of(kinds.getFirst()) : Optional.empty();
    }
    return side(
        entries.stream().anyMatch(e -> e.endsWith("+")),
        entries.stream().anyMatch(e -> e.endsWith("-")));
  }

  private static Optional<String> side(boolean positive, boolean negative) {
    if (positive == negative) {
      return Optional.empty();
    }
    return Optional.of(positive ? POSITIVE : NEGATIVE);
  }
}
