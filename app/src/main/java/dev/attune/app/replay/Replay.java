package dev.attune.app.replay;

import dev.attune.app.broker.DataFolder;
import dev.attune.connectors.log.EventLog;
import dev.attune.connectors.log.LogSpec;
import dev.attune.connectors.log.line.BadLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** One replay, from the log to its summary. */
public final class Replay {

  private final ReplayRequest request;
  private final ReplayEngines engines;
  private final Runnable check;

  /**
   * A replay.
   *
   * @param check called between the run and its results; throws where they are worth nothing
   */
  public Replay(ReplayRequest request, ReplayEngines engines, Runnable check) {
    this.request = request;
    this.engines = engines;
    this.check = check;
  }

  /**
   * Runs it.
   *
   * @param badLines told of each bad line
   * @param progress told now and then how many records have been read
   * @throws dev.attune.connectors.log.line.LogException where the log cannot be read
   */
  public ReplaySummary run(Consumer<BadLine> badLines, LongConsumer progress)
      throws IOException, InterruptedException {
    try (DataFolder folder = DataFolder.temporary();
        EventLog log = EventLog.open(spec(badLines));
        ReplayOutput out = new ReplayOutput(Files.createDirectories(folder.resolve("output")))) {
      StateTotals totals = engines.make(request, folder).run(new CountedLog(log, progress), out);
      check.run();
      Optional<Path> decisions = request.decisions();
      if (decisions.isPresent()) {
        out.writeDecisions(decisions.get());
      }
      Optional<Path> rewards = request.rewards();
      if (rewards.isPresent()) {
        out.writeRewards(rewards.get());
      }
      return ReplaySummary.of(log.counts(), totals, out, out.writeOffers(request.offers()));
    }
  }

  private LogSpec spec(Consumer<BadLine> badLines) {
    LogSpec spec = LogSpec.of(request.logs()).withBadLines(badLines);
    return request.format().map(spec::withFormat).orElse(spec);
  }
}
