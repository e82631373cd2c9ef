package dev.attune.generation.chat;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.OfferText;
import dev.attune.generation.chat.OpenAiChoices.Choice;
import dev.attune.generation.draft.DraftReader;
import dev.attune.generation.draft.Reading;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.Usage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A remote model that chats. No retry, whoever calls it decides on that; only what a provider
 * refuses because it does not know some extra is asked again without it, until that is found out.
 *
 * <p>Threads: immutable after construction, shared by all calls.
 */
public final class ChatTextModel implements TextModel {

  private final ModelIdentity identity;
  private final ChatModel model;
  private final Runnable release;
  private final ChatForm form;
  private final UsageReader usages;
  private final Capabilities capabilities;
  private final Predicate<ChatResponse> refusal;
  private final DraftReader drafts = new DraftReader();

  /**
   * @param release closes what is under the model
   * @param refusal whether the provider marks an answer as refused in a way of its own
   */
  ChatTextModel(
      ModelIdentity identity,
      ChatModel model,
      Runnable release,
      ChatForm form,
      Capabilities capabilities,
      Predicate<ChatResponse> refusal) {
    this.identity = identity;
    this.model = model;
    this.release = release;
    this.form = form;
    this.capabilities = capabilities;
    this.usages = new UsageReader(new TokenCounter());
    this.refusal = refusal;
  }

  @Override
  public ModelIdentity identity() {
    return identity;
  }

  @Override
  public Draft write(GenerationRequest request) {
    Extras wanted = capabilities.wanted(request);
    Extras asked = wanted;
    while (true) {
      try {
        return judge(request, model.chat(form.of(request, asked)), wanted, asked);
      } catch (ContentFilteredException refused) {
        return new Draft.Refused("the provider's filter refused", usages.ofRefusal(request));
      } catch (RuntimeException thrown) {
        ModelException failure = Failures.sort(thrown);
        Extras fewer = capabilities.afterRefusalOf(asked);
        if (!isRefused(failure) || fewer.equals(asked)) {
          throw failure;
        }
        asked = fewer;
      }
    }
  }

  private static boolean isRefused(ModelException failure) {
    return failure instanceof PermanentModelException lasting
        && lasting.kind() == PermanentModelException.Reason.BAD_REQUEST;
  }

  private Draft judge(
      GenerationRequest request, ChatResponse response, Extras wanted, Extras asked) {
    Usage usage = usages.of(request, response);
    List<Choice> choices = asked.equals(Extras.NONE) ? List.of() : OpenAiChoices.in(response);
    boolean scored = choices.stream().anyMatch(choice -> !choice.logProbabilities().isEmpty());
    capabilities.learn(wanted, asked, new Extras(choices.size(), scored));
    List<ScoredText> texts =
        choices.stream().filter(Choice::complete).flatMap(choice -> read(request, choice)).toList();
    return texts.isEmpty() ? judgeFirst(request, response, usage) : new Draft.Written(texts, usage);
  }

  private Stream<ScoredText> read(GenerationRequest request, Choice choice) {
    Score score =
        choice.logProbabilities().isEmpty()
            ? capabilities.unscored(request)
            : Score.of(choice.logProbabilities());
    return drafts.read(choice.text()) instanceof Reading.Legible(OfferText text)
        ? Stream.of(new ScoredText(text, score))
        : Stream.empty();
  }

  private Draft judgeFirst(GenerationRequest request, ChatResponse response, Usage usage) {
    FinishReason finish = response.finishReason();
    if (finish == FinishReason.CONTENT_FILTER || refusal.test(response)) {
      return new Draft.Refused("the model refused", usage);
    }
    if (finish == FinishReason.LENGTH) {
      return new Draft.Invalid("the answer was cut off at the limit of tokens", usage);
    }
    return switch (drafts.read(response.aiMessage().text())) {
      case Reading.Legible(OfferText text) ->
          new Draft.Written(List.of(new ScoredText(text, capabilities.unscored(request))), usage);
      case Reading.Illegible(String reason) -> new Draft.Invalid(reason, usage);
    };
  }

  @Override
  public void close() {
    release.run();
  }
}
