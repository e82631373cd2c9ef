package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import dev.attune.app.inspect.Explained;
import dev.attune.app.inspect.Explanation;
import dev.attune.app.inspect.LedgerAudit;
import dev.attune.app.inspect.LedgerCheck;
import dev.attune.app.inspect.LedgerSearch;
import dev.attune.app.inspect.Silence;
import dev.attune.app.pipeline.Playbooks;
import dev.attune.avro.Decision;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why an offer was made, or none. */
@Command(
    name = "why",
    description =
        "Explains an offer, a request without one, all that was decided on a user, or why a user got"
            + " nothing on a day; checks the ledger. Exit code 1 if nothing is found, or something is"
            + " wrong.")
final class WhyCommand implements Callable<Integer> {

  private static final int MOST_PROBLEMS = 50;

  private final Session session;

  @Parameters(paramLabel = "ID", arity = "0..1", description = "Of an offer, a request or a user.")
  private @Nullable String id;

  @Option(names = "--user", paramLabel = "USER", description = "The user that --day is about.")
  private @Nullable String user;

  @Option(
      names = "--day",
      paramLabel = "DAY",
      description =
          "All that was decided on the user that day, such as 2026-11-24, or why nothing.")
  private @Nullable LocalDate day;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Time zone of the day. Default: ${DEFAULT-VALUE}.")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description = "Whose scenarios are named where no trigger fired. Default: the one included.")
  private @Nullable Path playbook;

  @Option(
      names = "--verify",
      description =
          "Checks hashes and chains of all decisions and offers, and that triggers end once.")
  private boolean verify;

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      description = "With --verify and --offers: checks what a replay wrote instead of the topics.")
  private @Nullable Path decisions;

  @Option(names = "--offers", paramLabel = "FILE", description = "See --decisions.")
  private @Nullable Path offers;

  WhyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LongConsumer progress = new ReadLines(session.err())::progress;
    if (verify) {
      return verify(progress);
    }
    String about = user == null ? id : user;
    if (about == null) {
      throw new UsageException(
          "Nothing is asked.", "Name an offer, a request or a user, or say --verify.");
    }
    LedgerSearch ledger = new LedgerSearch(session.config(), progress);
    session.out().println(day == null ? explain(ledger, about) : onDay(ledger, about, day));
    return 0;
  }

  private static String explain(LedgerSearch ledger, String about) {
    return switch (ledger.find(about)) {
      case Explained.OneRequest request -> Explanation.of(request);
      case Explained.OneUser user -> Explanation.of(user);
      case Explained.Nothing nothing ->
          throw new UserException(
              "Nothing was decided on '" + about + "'.",
              "Give the whole id of an offer, a request or a user; for a silence name --user and --day.");
    };
  }

  private String onDay(LedgerSearch ledger, String about, LocalDate day) {
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    if (ledger.find(about) instanceof Explained.OneUser known) {
      List<Decision> thatDay =
          known.decisions().stream()
              .filter(
                  each -> !each.getDecidedAt().isBefore(from) && each.getDecidedAt().isBefore(to))
              .toList();
      if (!thatDay.isEmpty()) {
        return Explanation.of(new Explained.OneUser(about, thatDay));
      }
    }
    Playbook rules = Playbooks.load(Optional.ofNullable(playbook), TemplateLoader.standard());
    return new Silence(session.config(), rules.scenarios(), new ReadLines(session.err())::progress)
        .explain(about, from, to);
  }

  private int verify(LongConsumer progress) {
    if ((decisions == null) != (offers == null)) {
      throw new UsageException(
          "--decisions and --offers stand together or not at all.", "Name both files.");
    }
    LedgerCheck check =
        decisions == null || offers == null
            ? LedgerAudit.ofTopics(session.config(), progress)
            : LedgerAudit.ofFiles(decisions, offers);
    List<String> problems = check.problems();
    problems.stream().limit(MOST_PROBLEMS).forEach(session.out()::println);
    if (!problems.isEmpty()) {
      throw new UserException(
          "%d faults in %s.".formatted(problems.size(), check.summary()),
          "Records were changed, lost or put in after they were written.");
    }
    session.out().println("No fault in " + check.summary() + ".");
    return 0;
  }
}
