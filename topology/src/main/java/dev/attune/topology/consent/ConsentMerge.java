package dev.attune.topology.consent;

import dev.attune.avro.ConsentAnswer;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what records say of a user's consent. The record with the highest version says
 * which purposes were asked; of each purpose the answer with the highest version holds, a denial
 * before a grant of the same. The order in which records come makes no difference, and a record
 * that comes twice changes nothing. Pure.
 */
public final class ConsentMerge {

  private ConsentMerge() {}

  /** What holds after both. */
  public static ConsentRecord merge(@Nullable ConsentRecord known, ConsentRecord said) {
    Map<String, ConsentAnswer> answers = answers(said);
    if (known == null) {
      return with(said, answers);
    }
    answers(known)
        .forEach((purpose, answer) -> answers.merge(purpose, answer, ConsentMerge::newer));
    return with(isBase(known, said) ? known : said, answers);
  }

  /** The status of a purpose; null where it was not asked. */
  static @Nullable ConsentStatus status(ConsentRecord consent, String purpose) {
    ConsentAnswer answer = consent.getAnswers().get(purpose);
    ConsentStatus status = answer == null ? consent.getPurposes().get(purpose) : answer.getStatus();
    return consent.getPurposes().containsKey(purpose) || status == ConsentStatus.DENIED
        ? status
        : null;
  }

  /**
   * Of two records of one version the one stands that sorts first, so that order does not count.
   */
  private static boolean isBase(ConsentRecord known, ConsentRecord said) {
    if (known.getVersion() != said.getVersion()) {
      return known.getVersion() > said.getVersion();
    }
    return order(known).compareTo(order(said)) <= 0;
  }

  private static String order(ConsentRecord record) {
    return record.getChangedAt()
        + " "
        + record.getSource()
        + " "
        + record.getRegion()
        + " "
        + new TreeMap<>(record.getPurposes());
  }

  private static Map<String, ConsentAnswer> answers(ConsentRecord record) {
    Map<String, ConsentAnswer> answers = new HashMap<>(record.getAnswers());
    record
        .getPurposes()
        .forEach((purpose, status) ->
            answers.putIfAbsent(
                purpose,
                new ConsentAnswer(
                    status, record.getChangedAt(), record.getSource(), record.getVersion())));
    return answers;
  }

  private static ConsentAnswer newer(ConsentAnswer one, ConsentAnswer other) {
    if (one.getVersion() != other.getVersion()) {
      return one.getVersion() > other.getVersion() ? one : other;
    }
    if (one.getStatus() != other.getStatus()) {
      return one.getStatus() == ConsentStatus.DENIED ? one : other;
    }
    return (one.getChangedAt() + one.getSource())
                .compareTo(other.getChangedAt() + other.getSource())
            <= 0
        ? one
        : other;
  }

  private static ConsentRecord with(ConsentRecord base, Map<String, ConsentAnswer> answers) {
    return new ConsentRecord(
        base.getUserId(),
        base.getVersion(),
        base.getChangedAt(),
        base.getPurposes(),
        base.getSource(),
        base.getRegion(),
        answers,
        base.getMinor());
  }
}
