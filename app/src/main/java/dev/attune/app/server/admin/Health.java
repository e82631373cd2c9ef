package dev.attune.app.server.admin;

import java.util.function.BooleanSupplier;

/**
 * How the server is.
 *
 * @param isLive all of its threads run; if not, start it anew
 * @param isStarted it has read the offers that there were
 * @param isReady it takes requests; if not, send them elsewhere
 */
public record Health(BooleanSupplier isLive, BooleanSupplier isStarted, BooleanSupplier isReady) {}
