package dev.attune.generation.local;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.draft.DraftReader;
import dev.attune.generation.local.LlamaSettings.Grammar;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.TransientModelException;
import dev.attune.generation.model.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * goes at once, and the owner stops at its next token.
 */
final class LlamaTextModel implements TextModel {

  private final LlamaSettings settings;
  private final LlamaModel model;
  private final @Nullable String grammar;
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
    Future<Draft> writing = owner.submit(() -> judge(request));
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

  /** Runs on the owner. */
  private Draft judge(GenerationRequest request) {
    InferenceParameters parameters = parameters(request);
    TokenStream tokens = new TokenStream(model.generate(parameters).iterator());
    String text = tokens.readAll();
    int prompt = model.encode(prompt(request)).length;
    Usage usage = Usage.oneLocalCall(prompt, tokens.count());
    return tokens.count() >= request.getMaxOutputTokens()
        ? new Draft.Invalid("the answer was cut off at the limit of tokens", usage)
        : Draft.of(drafts.read(text), usage);
  }

  private InferenceParameters parameters(GenerationRequest request) {
    InferenceParameters parameters =
        new InferenceParameters("")
            .setMessages(
                request.getPrompt().getSystem(),
                List.of(new Pair<>("user", request.getPrompt().getUser())))
            .setUseChatTemplate(true)
            .setNPredict(request.getMaxOutputTokens())
            // The same request gives the same text, as far as the arithmetic of the machine does.
            .setSeed(request.getRequestId().hashCode());
    if (settings.temperature() != null) {
      parameters.setTemperature(settings.temperature().floatValue());
    }
    return grammar == null ? parameters : parameters.setGrammar(grammar);
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
    model.close();
  }
}
