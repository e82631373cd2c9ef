package dev.attune.topology.request;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.attune.avro.Brief;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.ModelProcessing;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.Profile;
import dev.attune.avro.Prompt;
import dev.attune.avro.Trigger;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.Worth;
import dev.attune.topology.policy.Admitted;
import dev.attune.topology.profile.ProfileHash;
import dev.attune.topology.prompt.FallbackText;
import dev.attune.topology.prompt.LanguageChooser;
import dev.attune.topology.prompt.PromptRenderer;
import dev.attune.topology.prompt.ToneChooser;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the request for a text, and the note of what its offer will need. Pure. */
public final class RequestWriter {

  private final String tenant;
  private final PromptRenderer prompts;
  private final FallbackText fallbacks;
  private final LanguageChooser languages;
  private final RuleWriter rules;

  /**
   * A writer for one playbook.
   *
   * @param tenant goes into the ids of requests
   */
  public RequestWriter(String tenant, Playbook playbook, PromptRenderer prompts) {
    this.tenant = tenant;
    this.prompts = prompts;
    this.fallbacks = new FallbackText(playbook);
    this.languages = new LanguageChooser(playbook.languages());
    this.rules = new RuleWriter(playbook.brand());
  }

  /** What the trigger asks for, as the given generation of its slot. */
  Request write(Admitted admitted, List<OfferedProduct> products, long generation) {
    Scenario scenario = admitted.fired().scenario();
    Profile profile = admitted.fired().profile();
    Brief brief = brief(admitted, products);
    Prompt prompt = prompts.render(scenario, profile, brief);
    OpenRequest open = open(admitted, brief, prompt, generation);
    ModelProcessing processing = admitted.grounds().processing();
    GenerationRequest request =
        new GenerationRequest(
            open.getRequestId(),
            profile.getUserId(),
            scenario.slot(),
            generation,
            open.getCreatedAt(),
            open.getDeadline(),
            scenario.priority(),
            brief,
            admitted.assignment(),
            prompt,
            scenario.maxOutputTokens(),
            admitted.grounds().version(),
            scenario.choice().candidates(),
            scenario.choice().rule(),
            worth(admitted),
            // A provider's batch is outside of the house, and too slow to be judged after it.
            scenario.batch() && processing == ModelProcessing.ANY && !brief.getRules().getJudged(),
            processing);
    return new Request(request, open);
  }

  private static @Nullable BigDecimal worth(Admitted admitted) {
    Worth worth = admitted.fired().scenario().worth();
    return worth == null ? null : worth.usd(admitted.fired().profile(), admitted.at());
  }

  private Brief brief(Admitted admitted, List<OfferedProduct> products) {
    Scenario scenario = admitted.fired().scenario();
    Trigger trigger = admitted.fired().trigger();
    Scenario.Terms terms = scenario.terms();
    return new Brief(
        scenario.name(),
        trigger,
        scenario.slot(),
        scenario.channel(),
        languages.choose(admitted.fired().profile().getLocale()),
        ToneChooser.choose(
            scenario, admitted.assignment(), admitted.fired().profile(), admitted.at()),
        products,
        new OfferTerms(
            terms.discountPercent(),
            terms.coupon(),
            endOfDay(admitted.at().plus(terms.validFor()))),
        rules.of(admitted.fired().profile(), admitted.at()));
  }

  private OpenRequest open(Admitted admitted, Brief brief, Prompt prompt, long generation) {
    Scenario scenario = admitted.fired().scenario();
    Profile profile = admitted.fired().profile();
    Instant now = admitted.at();
    return new OpenRequest(
        requestId(profile.getUserId(), scenario.slot(), generation),
        generation,
        now,
        now.plus(scenario.deadline()),
        earlier(now.plus(scenario.expiresAfter()), brief.getTerms().getValidUntil()),
        brief,
        admitted.assignment(),
        prompt.getPromptId(),
        prompt.getPromptHash(),
        ProfileHash.of(profile),
        admitted.grounds().version(),
        fallbacks.render(profile, brief).orElse(null),
        admitted.sources(),
        null);
  }

  private String requestId(String user, String slot, long generation) {
    return UuidCreator.getNameBasedSha1(
            String.join("\n", tenant, user, slot, Long.toString(generation)))
        .toString();
  }

  /** Terms end with a day, so that a text can name it. */
  private static Instant endOfDay(Instant moment) {
    return moment.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)).minusSeconds(1);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The request for the worker, and the note for when its answer comes. */
  record Request(GenerationRequest request, OpenRequest open) {}
}
