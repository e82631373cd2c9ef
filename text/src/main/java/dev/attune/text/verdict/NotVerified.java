package dev.attune.text.verdict;

/**
 * No answer.
 *
 * @param reason why, in words for the ledger
 */
public record NotVerified<T>(String reason) implements Verdict<T> {}
