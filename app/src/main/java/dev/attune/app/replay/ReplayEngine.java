package dev.attune.app.replay;

import dev.attune.connectors.log.LogRecord;
import java.util.Iterator;

/** Runs a log through the pipeline. */
interface ReplayEngine {

  /**
   * Returns when every trigger has ended.
   *
   * @param log in the order of arrival
   * @return what the state stores hold at the end
   */
  StateTotals run(Iterator<LogRecord> log, ReplayListener out) throws InterruptedException;
}
