package dev.attune.generation.local;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.OfferText;
import dev.attune.generation.draft.DraftReader;
import dev.attune.generation.draft.Reading;
import dev.attune.generation.local.LlamaSettings.Grammar;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.TransientModelException;
import dev.attune.generation.model.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A GGUF model run by llama.cpp inside this JVM.
 *
 * <p>Threads: one platform thread owns the native model and writes one text after the other, so
 * that native code holds no carrier of virtual threads. Callers wait for it; an interrupted caller
 * goes at once, and the owner stops at its next token. The scorer is the owner's alone.
 */
final class LlamaTextModel implements TextModel {

  private final LlamaSettings settings;
  private final LlamaModel model;
  private final @Nullable String grammar;
  private @Nullable TokenScorer scorer;
  private @Nullable Score noScorer;
  private final DraftReader drafts = new DraftReader();
  private final ExecutorService owner =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("llama").factory());

  private LlamaTextModel(LlamaSettings settings, LlamaModel model, @Nullable String grammar) {
    this.settings = settings;
    this.model = model;
    this.grammar = grammar;
  }

  static LlamaTextModel load(LlamaSettings settings) {
    ModelParameters parameters =
        new ModelParameters()
            .setModel(settings.file().toString())
            .setCtxSize(settings.contextTokens())
            .disableLog();
    LlamaModel model = new LlamaModel(parameters);
    return new LlamaTextModel(settings, model, grammar(settings.grammar()));
  }

  @Override
  public ModelIdentity identity() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("context", String.valueOf(settings.contextTokens()));
    if (settings.temperature() != null) {
      parameters.put("temperature", settings.temperature().toString());
    }
    Object file = Objects.requireNonNull(settings.file().getFileName(), "a file has a name");
    return new ModelIdentity("llama-local", file.toString(), parameters);
  }

  @Override
  public Draft write(GenerationRequest request) {
    return onOwner(() -> writeAll(request));
  }

  private <T> T onOwner(Callable<T> work) {
    Future<T> writing = owner.submit(work);
    try {
      return writing.get();
    } catch (InterruptedException stop) {
      writing.cancel(true);
      throw new TransientModelException(
          TransientModelException.Reason.INTERRUPTED, "the call was interrupted", stop);
    } catch (ExecutionException failed) {
      throw new PermanentModelException(
          PermanentModelException.Reason.BAD_REQUEST, "the local model gave up", failed);
    }
  }

  /** Runs on the owner: one text after the other. */
  private Draft writeAll(GenerationRequest request) {
    List<ScoredText> texts = new ArrayList<>();
    Usage usage = null;
    Draft last = null;
    for (int each = 0; each < request.getCandidates(); each++) {
      last = writeOne(request, each);
      usage = usage == null ? last.usage() : usage.plus(last.usage());
      if (last instanceof Draft.Written written) {
        texts.addAll(written.texts());
      }
    }
    return texts.isEmpty() || usage == null
        ? Objects.requireNonNull(last, "a request wants at least one text")
        : new Draft.Written(texts, usage);
  }

  private Draft writeOne(GenerationRequest request, int each) {
    InferenceParameters parameters = parameters(request, each);
    TokenStream tokens = new TokenStream(model.generate(parameters).iterator());
    String text = tokens.readAll();
    int prompt = model.encode(prompt(request)).length;
    Usage usage = Usage.oneLocalCall(prompt, tokens.count());
    if (tokens.count() >= request.getMaxOutputTokens()) {
      return new Draft.Invalid("the answer was cut off at the limit of tokens", usage);
    }
    return switch (drafts.read(text)) {
      case Reading.Legible(OfferText legible) ->
          new Draft.Written(
              List.of(new ScoredText(legible, score(request, parameters, text))), usage);
      case Reading.Illegible(String reason) -> new Draft.Invalid(reason, usage);
    };
  }

  private Score score(GenerationRequest request, InferenceParameters parameters, String text) {
    return request.getCandidates() == 1
        ? Score.UNASKED
        : score(model.applyTemplate(parameters), text);
  }

  /** Runs on the owner. What this library cannot do is found out at the first text. */
  private Score score(String prompt, String text) {
    if (noScorer != null) {
      return noScorer;
    }
    try {
      scorer =
          scorer == null ? TokenScorer.open(settings.file(), settings.contextTokens()) : scorer;
      return scorer.score(prompt, text);
    } catch (IllegalStateException | UnsupportedOperationException unable) {
      noScorer =
          new Score.Cannot("the local library gives no probabilities: " + unable.getMessage());
      return noScorer;
    }
  }

  /**
   * How probable a text is as an answer to this request, whoever wrote it. Waits for the owner.
   *
   * @throws TransientModelException where the caller is interrupted
   */
  Score score(GenerationRequest request, String text) {
    return onOwner(() -> score(model.applyTemplate(parameters(request, 0)), text));
  }

  private InferenceParameters parameters(GenerationRequest request, int each) {
    InferenceParameters parameters =
        new InferenceParameters("")
            .setMessages(
                request.getPrompt().getSystem(),
                List.of(new Pair<>("user", request.getPrompt().getUser())))
            .setUseChatTemplate(true)
            .setNPredict(request.getMaxOutputTokens())
            // The same request gives the same text, as far as the arithmetic of the machine does.
            .setSeed(seed(request, each));
    if (settings.temperature() != null) {
      parameters.setTemperature(settings.temperature().floatValue());
    }
    return grammar == null ? parameters : parameters.setGrammar(grammar);
  }

  /** The first text's seed is the request's; further ones, and other wordings, have their own. */
  private static int seed(GenerationRequest request, int each) {
    return each == 0 && request.getCandidates() == 1
        ? request.getRequestId().hashCode()
        : Objects.hash(request.getRequestId(), request.getPrompt().getUser(), each);
  }

  private static String prompt(GenerationRequest request) {
    return request.getPrompt().getSystem() + "\n" + request.getPrompt().getUser();
  }

  private static @Nullable String grammar(Grammar wished) {
    return wished == Grammar.FREE ? null : LlamaModel.jsonSchemaToGrammar(schema());
  }

  private static String schema() {
    try (InputStream file = LlamaTextModel.class.getResourceAsStream("offer-schema.json")) {
      byte[] bytes = Objects.requireNonNull(file, "offer-schema.json").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    owner.shutdownNow();
    // Freed while it computes, the native model would take the JVM with it.
    owner.close();
    // The owner is gone, so its scorer is this thread's.
    if (scorer != null) {
      scorer.close();
    }
    model.close();
  }
}
