package dev.attune.guards.lies;

import dev.attune.guards.Guards;
import dev.attune.guards.lies.SeededLies.Text;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts of lies found and truths refused. */
final class LieTable {

  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt", "zh");

  private final List<Judged> judged;

  private record Judged(Text text, boolean refused, String reasons) {}

  /** Shares of a group of texts. */
  record Counts(long lies, long found, long truths, long alarms) {

    double recall() {
      return lies == 0 ? 1 : (double) found / lies;
    }

    double falseAlarms() {
      return truths == 0 ? 0 : (double) alarms / truths;
    }
  }

  private LieTable(List<Judged> judged) {
    this.judged = judged;
  }

  static LieTable of(List<Text> texts) {
    Guards guards = Guards.standard();
    return new LieTable(
        texts.stream()
            .map(text -> {
              String reasons =
                  guards.judge(text.text(), text.brief()).stream()
                      .map(result ->
                          result.getDetail() == null
                              ? null
                              : result.getGuard() + ": " + result.getDetail())
                      .filter(Objects::nonNull)
                      .collect(Collectors.joining("; "));
              return new Judged(text, !reasons.isEmpty(), reasons);
            })
            .toList());
  }

  Counts all() {
    return counts(text -> true);
  }

  private Counts counts(Predicate<Text> which) {
    List<Judged> some = judged.stream().filter(each -> which.test(each.text())).toList();
    return new Counts(
        some.stream().filter(each -> !each.text().isTrue()).count(),
        some.stream().filter(each -> !each.text().isTrue() && each.refused()).count(),
        some.stream().filter(each -> each.text().isTrue()).count(),
        some.stream().filter(each -> each.text().isTrue() && each.refused()).count());
  }

  /** Each text that was judged wrongly, for a person. */
  String mistakes() {
    return judged.stream()
        .filter(each -> each.refused() == each.text().isTrue())
        .map(each ->
            (each.text().isTrue() ? "ALARM " : "MISSED ")
                + each.text().seed()
                + " "
                + each.text().text().getBody()
                + " <- "
                + each.reasons())
        .collect(Collectors.joining("\n"));
  }

  /** A table by type, then by language, then by form. */
  String markdown() {
    Stream<String> types =
        judged.stream()
            .map(each -> each.text().seed().type())
            .distinct()
            .map(type -> row(type, counts(text -> text.seed().type().equals(type))));
    Stream<String> languages =
        LANGUAGES.stream()
            .map(code -> row(code, counts(text -> text.seed().language().equals(code))));
    Stream<String> forms =
        Stream.of(
            row("in digits", counts(text -> !text.seed().isInWords())),
            row("in words", counts(text -> text.seed().isInWords())),
            row("**all**", all()));
    return Stream.of(
            Stream.of(
                "| claims | lies | found | recall | truths | refused | false alarms |",
                "|---|---|---|---|---|---|---|"),
            types,
            languages,
            forms)
        .flatMap(rows -> rows)
        .collect(Collectors.joining("\n"));
  }

  private static String row(String name, Counts counts) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.3f | %d | %d | %.3f |",
        name,
        counts.lies(),
        counts.found(),
        counts.recall(),
        counts.truths(),
        counts.alarms(),
        counts.falseAlarms());
  }
}
