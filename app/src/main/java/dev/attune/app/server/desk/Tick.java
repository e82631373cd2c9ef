package dev.attune.app.server.desk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One second of a deployment. Counts are of what was seen in that second, by the wall's clock.
 *
 * @param sequence counts the ticks of this server, from 1
 * @param at end of the second, milliseconds since 1970
 * @param events records that came in, by kind: clickstream, purchases, messages, outcomes
 * @param triggers conditions that turned true
 * @param asked texts wished for
 * @param decisions how triggers ended, by outcome
 * @param silences why no offer came, by rule
 * @param answers how workers ended requests, by status
 * @param costUsd price of the calls whose answers came
 * @param unpriced answers of calls without a known price
 * @param latency milliseconds of the median and of the slowest in twenty; empty without an answer
 * @param open requests without a decision
 * @param lag records that wait, by who is to read them: topology, generation; absent if unknown
 */
record Tick(
    long sequence,
    long at,
    Map<String, Long> events,
    long triggers,
    long asked,
    Map<String, Long> decisions,
    Map<String, Long> silences,
    Map<String, Long> answers,
    BigDecimal costUsd,
    long unpriced,
    List<Long> latency,
    long open,
    Map<String, Long> lag) {}
