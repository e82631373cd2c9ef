package dev.attune.generation.chat;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.draft.DraftReader;
import dev.attune.generation.http.ProviderHttpClient;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.Usage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.function.Predicate;

/**
 * A remote model that chats. One call a text, no retry: whoever calls it decides on that.
 *
 * <p>Threads: immutable after construction, shared by all calls.
 */
public final class ChatTextModel implements TextModel {

  private final ModelIdentity identity;
  private final ChatModel model;
  private final ProviderHttpClient http;
  private final ChatForm form;
  private final UsageReader usages;
  private final Predicate<ChatResponse> refusal;
  private final DraftReader drafts = new DraftReader();

  /**
   * @param http under the model; closed with it
   * @param refusal whether the provider marks an answer as refused in a way of its own
   */
  ChatTextModel(
      ModelIdentity identity,
      ChatModel model,
      ProviderHttpClient http,
      ChatForm form,
      Predicate<ChatResponse> refusal) {
    this.identity = identity;
    this.model = model;
    this.http = http;
    this.form = form;
    this.usages = new UsageReader(new TokenCounter());
    this.refusal = refusal;
  }

  @Override
  public ModelIdentity identity() {
    return identity;
  }

  @Override
  public Draft write(GenerationRequest request) {
    try {
      return judge(request, model.chat(form.of(request)));
    } catch (ContentFilteredException refused) {
      return new Draft.Refused("the provider's filter refused", usages.ofRefusal(request));
    } catch (RuntimeException thrown) {
      throw Failures.sort(thrown);
    }
  }

  private Draft judge(GenerationRequest request, ChatResponse response) {
    Usage usage = usages.of(request, response);
    FinishReason finish = response.finishReason();
    if (finish == FinishReason.CONTENT_FILTER || refusal.test(response)) {
      return new Draft.Refused("the model refused", usage);
    }
    if (finish == FinishReason.LENGTH) {
      return new Draft.Invalid("the answer was cut off at the limit of tokens", usage);
    }
    return Draft.of(drafts.read(response.aiMessage().text()), usage);
  }

  @Override
  public void close() {
    http.close();
  }
}
