package dev.attune.app.inspect;

import dev.attune.avro.Assignment;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.Evidence;
import dev.attune.avro.GuardResult;
import dev.attune.avro.ModelUse;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.Provenance;
import dev.attune.avro.Recall;
import dev.attune.avro.SourceOffset;
import dev.attune.avro.Trigger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in lines for a person why something was decided. Pure. */
public final class Explanation {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final String LINE = "%-10s %s";

  private final StringJoiner lines = new StringJoiner(System.lineSeparator());

  private Explanation() {}

  /** All that is known of how a request ended. */
  public static String of(Explained.OneRequest request) {
    Explanation text = new Explanation();
    text.decision(request.decision());
    if (request.recall() != null) {
      text.recall(request.recall());
    }
    if (request.offer() == null) {
      text.sources(request.decision(), Map.of());
    } else {
      text.offer(request.offer(), request.decision());
    }
    return text.lines.toString();
  }

  /** A line for each decision, and a line on why where no offer came of it. */
  public static String of(Explained.OneUser user) {
    return user.decisions().stream()
        .map(Explanation::summary)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String summary(Decision decision) {
    String request = decision.getRequestId() == null ? "" : "  " + decision.getRequestId();
    String head =
        "%s  %-10s %s/%s%s"
            .formatted(
                time(decision.getDecidedAt()),
                decision.getOutcome(),
                decision.getScenario(),
                decision.getTrigger(),
                request);
    DecisionReason reason = decision.getReason();
    return reason == null ? head : head + System.lineSeparator() + "    " + because(reason);
  }

  private void decision(Decision decision) {
    line("decision", "%s at %s".formatted(decision.getOutcome(), time(decision.getDecidedAt())));
    if (decision.getReason() != null) {
      line("because", because(decision.getReason()));
    }
    line("user", decision.getUserId());
    line("scenario", "%s, slot %s".formatted(decision.getScenario(), decision.getSlot()));
    line(
        "trigger",
        "%s, fired %s".formatted(decision.getTrigger(), time(decision.getTriggeredAt())));
  }

  private void recall(Recall recall) {
    line("recalled", "untrue since " + time(recall.getAt()));
    line("because", because(recall.getReason()));
  }

  private void offer(Offer offer, Decision decision) {
    Trigger trigger = offer.getTrigger();
    line("figures", figures(trigger.getFacts()));
    sources(
        decision,
        trigger.getEvidence().stream()
            .collect(
                Collectors.toMap(Evidence::getEventId, Evidence::getRole, (one, other) -> one)));
    line(
        "offer",
        "%s, %s/%s".formatted(offer.getOfferId(), offer.getChannel(), offer.getLanguage()));
    line("", offer.getHeadline());
    line("", "%s [%s]".formatted(offer.getBody(), offer.getCallToAction()));
    offer.getProducts().forEach(product -> line("product", product(product)));
    if (offer.getTerms().getDiscountPercent() > 0) {
      line(
          "terms",
          "-%d %%, code %s, until %s"
              .formatted(
                  offer.getTerms().getDiscountPercent(),
                  orNone(offer.getTerms().getCoupon()),
                  time(offer.getTerms().getValidUntil())));
    }
    assignment(offer.getAssignment());
    provenance(offer.getProvenance());
  }

  private void assignment(Assignment arm) {
    line(
        "arm",
        "%s of experiment %s, propensity %s"
            .formatted(arm.getArm(), arm.getExperiment(), arm.getPropensity()));
  }

  private void provenance(Provenance made) {
    line("profile", "sha-256 " + made.getProfileHash());
    line("playbook", "sha-256 " + made.getPlaybookHash());
    line("prompt", "%s, sha-256 %s".formatted(made.getPromptId(), made.getPromptHash()));
    line(
        "consent",
        made.getConsentVersion() == 0
            ? "never asked; the playbook's default held"
            : "version " + made.getConsentVersion());
    ModelUse use = made.getUse();
    line(
        "writer",
        "%s %s %s, %d calls, %d ms, %d + %d tokens, %s USD"
            .formatted(
                use.getProvider(),
                use.getModel(),
                figures(use.getParameters()),
                use.getAttempts(),
                use.getLatencyMillis(),
                use.getInputTokens(),
                use.getOutputTokens(),
                use.getCostUsd() == null ? "?" : use.getCostUsd().toPlainString()));
    made.getGuards().forEach(guard -> line("guard", guard(guard)));
  }

  private void sources(Decision decision, Map<String, String> roles) {
    for (SourceOffset source : decision.getSources()) {
      String place =
          source.getTopic().isEmpty()
              ? "place no longer remembered"
              : "%s-%d@%d".formatted(source.getTopic(), source.getPartition(), source.getOffset());
      String role = roles.getOrDefault(source.getEventId(), "event");
      line("evidence", "%s %s: %s".formatted(role, source.getEventId(), place));
    }
  }

  private static String because(DecisionReason reason) {
    String figures =
        reason.getActual() == null
            ? ""
            : " (is %s, required %s)".formatted(reason.getActual(), orNone(reason.getRequired()));
    return "%s: %s%s".formatted(reason.getRule(), reason.getDetail(), figures);
  }

  private static String product(OfferedProduct product) {
    String price =
        product.getPrice() == null
            ? "price not known"
            : product.getPrice().stripTrailingZeros().toPlainString()
                + (product.getCurrency() == null ? "" : " " + product.getCurrency());
    return "%s %s, %s".formatted(product.getProductId(), product.getName(), price);
  }

  private static String guard(GuardResult guard) {
    return guard.getDetail() == null
        ? "%s %s".formatted(guard.getGuard(), guard.getVerdict())
        : "%s %s: %s".formatted(guard.getGuard(), guard.getVerdict(), guard.getDetail());
  }

  private static String figures(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> value.getKey() + "=" + value.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String orNone(@Nullable String text) {
    return text == null ? "none" : text;
  }

  private static String time(Instant moment) {
    return TIME.format(moment);
  }

  private void line(String name, String text) {
    lines.add(LINE.formatted(name, text));
  }
}
