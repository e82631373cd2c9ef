package dev.attune.app.admin;

import java.util.function.BooleanSupplier;

/**
 * How a process is. The words are those of Kubernetes' probes.
 *
 * @param isLive all of its threads run; if not, start it anew
 * @param isStarted it has done once what a start takes: stores restored, partitions given, offers
 *     read
 * @param isReady it does its work; if not, send requests elsewhere and stop no other one
 */
public record Health(BooleanSupplier isLive, BooleanSupplier isStarted, BooleanSupplier isReady) {}
