package dev.attune.text.train;

import dev.attune.text.model.Accuracy;
import dev.attune.text.model.MeasuredModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The published accuracies as a page. */
public final class LanguageReport {

  private static final String HEAD =
      """
      # Languages

      Written by `./attune text train`; a test fails when it differs from the models that come with Attune.

      ## Sentiment and emotion

      Logistic regressions on hashed words and runs of 1 to 5 characters ([ADR 9](adr/0009-linear-models-for-feeling.md)). Measured on texts that no
      model was trained on: one in five, by a hash of the text, copies on one side. A model answers only from a threshold on that was set on other
      texts; below it, and in a language without a verified model, the answer is `not verified`. "All": as if it always answered. "Majority": what
      always saying the commonest label would reach on the same texts. A model is verified if its answers are right at least ten points of a hundred
      more often than that and, for sentiment, in at least 80 of 100. Cost, number of buckets and weights were chosen on another split of the same
      data, so these figures are a little kind.

      Sentiment is positive or negative. From XED (subtitles) it is derived: joy and trust are positive, anger, disgust, fear and sadness negative,
      rows with both sides or neither are left out; its emotion is that of rows with one of Plutchik's eight. NSMC (films): 9 and 10 stars are
      positive, 1 to 4 negative. English sentiment also learns from GoEmotions and XED, and is measured on product sentences only.
      GoEmotions' 27 emotions are put to Ekman's six and neutral, as its authors do. Subtitles and films are not shops: expect less there.

      """;

  private LanguageReport() {}

  /** The page. */
  public static String page(List<MeasuredModel> models, List<LanguageAccuracy> languages) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(
        "| what | language | labels | texts | all: accuracy | macro-F1 | majority | answered |"
            + " accuracy | majority | | trained on |\n");
    page.append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    models.forEach(model -> page.append(row(model)));
    page.append(
        """

        Not verified for any other language: there is no open data at hand that it could be measured on.

        ## Toxicity

        By lists of words of our own making in en, de, fr, es, pt, it, tr and zh, disguises seen through; `not verified` elsewhere. On 67 texts made by
        hand it found 30 of 45 toxic ones, all with a listed word and none without, and raised 2 false alarms on 22 harmless ones chosen to
        mislead it. "None found" is no praise: contempt in ordinary words passes.

        ## Identification

        Script first; then OpenNLP's model of 183 languages (Apache-2.0), limited to the Latin ones known here, and small words. Below a confidence
        of 0.55 there is no answer. Nothing of it was trained on these texts, but the 0.55 was chosen with them in sight. Italian, Chinese and Japanese have no data set at hand: only
        phrases of our own. The data sets hold texts in other languages than they say.

        | language | texts | n | answered | accuracy of answers |
        |---|---|---|---|---|
        """);
    page.append(
        languages.stream()
            .map(each ->
                "| %s | %s | %d | %s | %s |%n"
                    .formatted(
                        each.language(),
                        each.group(),
                        each.samples(),
                        share(each.answered()),
                        share(each.accuracy()))
                    .replace("\r", ""))
            .collect(Collectors.joining()));
    return page.toString();
  }

  private static String row(MeasuredModel model) {
    Accuracy accuracy = model.accuracy();
    return String.join(
            " | ",
            "| " + model.task(),
            model.language(),
            Integer.toString(model.labels()),
            Integer.toString(accuracy.samples()),
            share(accuracy.accuracy()),
            share(accuracy.macroF1()),
            share(accuracy.majority()),
            share(accuracy.answered()),
            share(accuracy.answeredAccuracy()),
            share(accuracy.answeredMajority()),
            model.verified() ? "verified" : "not verified",
            model.sources())
        + " |\n";
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
