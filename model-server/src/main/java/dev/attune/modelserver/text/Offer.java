package dev.attune.modelserver.text;

/**
 * A short text in three parts.
 *
 * @param headline one line
 * @param body the message
 * @param callToAction what the button says
 */
public record Offer(String headline, String body, String callToAction) {}
