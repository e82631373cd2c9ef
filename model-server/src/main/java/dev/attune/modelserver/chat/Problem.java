package dev.attune.modelserver.chat;

import org.jspecify.annotations.Nullable;

/**
 * An error status and what it says, before a dialect gives it its form.
 *
 * @param type the dialect's word for the class of the error
 * @param code the dialect's word for the error itself, or null
 */
public record Problem(int status, String type, @Nullable String code, String message) {}
