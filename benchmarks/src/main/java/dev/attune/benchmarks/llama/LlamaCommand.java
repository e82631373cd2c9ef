package dev.attune.benchmarks.llama;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.app.error.UsageException;
import dev.attune.benchmarks.option.GivenOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A model file in this JVM. */
@Command(
    name = "llama",
    description =
        "Runs a GGUF file through llama-local: tokens a second, how fast a call is cancelled,"
            + " log-probabilities, and how many of its texts pass as offers.")
public final class LlamaCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--model", required = true, description = "A GGUF file.")
  private Path model = Path.of("");

  @Option(
      names = "--texts",
      defaultValue = "200",
      description = "Written freely, and again in the form of an offer. Default: ${DEFAULT-VALUE}.")
  private int texts;

  public LlamaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    if (!Files.isReadable(model)) {
      throw new UsageException("There is no model file " + model + ".", "Name a GGUF file.");
    }
    GivenOptions.requirePositive(spec);
    LlamaReport report = new LlamaWorkload(model, texts).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    return 0;
  }
}
