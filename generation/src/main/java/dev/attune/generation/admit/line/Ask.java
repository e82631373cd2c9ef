package dev.attune.generation.admit.line;

import dev.attune.generation.time.Pace;

/**
 * A wish to call.
 *
 * @param priority 0 is served first
 * @param tokens estimate of those read and written
 * @param cameAt when the request came, by {@link Pace#nanos}; the same for each of its attempts
 * @param deadlineNanos after this nobody needs the answer
 */
public record Ask(int priority, long tokens, long cameAt, long deadlineNanos) {}
