package dev.attune.schemas.registry.rest;

import java.time.Duration;

/** Lets time pass between two tries; tests only count it. */
@FunctionalInterface
interface Pause {
  void sleep(Duration duration) throws InterruptedException;
}
