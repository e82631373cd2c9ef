package dev.attune.generation.call;

import dev.attune.generation.admit.Gate;
import dev.attune.generation.model.TextModel;
import java.time.Duration;

/**
 * One model of a chain.
 *
 * @param name its name in the configuration
 * @param gate before it
 * @param callTimeout longest call, whatever the request's deadline
 * @param patience how long a request waits at its gate while another model is left
 */
public record ChainedModel(
    String name, TextModel model, Gate gate, Duration callTimeout, Duration patience) {}
