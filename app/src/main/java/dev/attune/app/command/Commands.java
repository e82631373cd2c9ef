package dev.attune.app.command;

import dev.attune.app.cli.CommandEntry;
import java.util.List;
import picocli.CommandLine.HelpCommand;

/** Every command, in the order of the help. */
public final class Commands {
  // Lambdas, not method references: those would load the commands' classes with this one.
  @SuppressWarnings("UnnecessaryLambda")
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandEntry(
              "demo",
              "Runs everything with a simulated shop and prints its offers.",
              session -> new DemoCommand(session)),
          new CommandEntry(
              "replay",
              "Reads event logs, writes offers and decisions.",
              session -> new ReplayCommand(session)),
          new CommandEntry(
              "run",
              "Runs a role of a deployment against the cluster.",
              session -> new RunCommand(session)),
          new CommandEntry(
              "why",
              "Explains an offer, or why there was none.",
              session -> new WhyCommand(session)),
          new CommandEntry(
              "profile", "Prints what is known of a user.", session -> new ProfileCommand(session)),
          new CommandEntry(
              "experiments",
              "Compares the arms of experiments.",
              session -> new ExperimentsCommand(session)),
          new CommandEntry(
              "evaluate",
              "Tells from a log what another policy would have brought.",
              session -> new EvaluateCommand(session)),
          new CommandEntry(
              "simulate",
              "Compares policies in worlds of known tastes.",
              session -> new SimulateCommand(session)),
          new CommandEntry(
              "erase",
              "Has a user forgotten, and proves it.",
              session -> new EraseCommand(session)),
          new CommandEntry(
              "export", "Prints everything held of a user.", session -> new ExportCommand(session)),
          new CommandEntry(
              "keys",
              "Makes and renews the keys that seal what is kept of users.",
              session -> new KeysCommand(session)),
          new CommandEntry(
              "topics",
              "Creates and checks the topics on the cluster.",
              session -> new TopicsCommand(session)),
          new CommandEntry(
              "schemas",
              "Registers and checks the schemas of all topics.",
              session -> new SchemasCommand(session)),
          new CommandEntry(
              "text",
              "Trains and measures the models of sentiment and emotion.",
              session -> new TextCommand(session)),
          new CommandEntry(
              "doctor",
              "Checks this machine, the cluster and the configuration.",
              session -> new DoctorCommand(session)),
          new CommandEntry(
              "sandbox",
              "Runs an embedded broker and registry until Ctrl-C.",
              session -> new SandboxCommand(session)),
          new CommandEntry(
              "model-server",
              "Runs a model server for tests until Ctrl-C.",
              session -> new ModelServerCommand(session)),
          new CommandEntry("help", "Explains a command.", session -> new HelpCommand()),
          CommandEntry.hidden("warm-up", session -> new WarmUpCommand()));

  private Commands() {}
}
