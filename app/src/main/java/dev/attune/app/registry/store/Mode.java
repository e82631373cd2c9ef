package dev.attune.app.registry.store;

/** Whether schemas may be registered. Names are those of the REST API. */
public enum Mode {
  READWRITE,
  READONLY
}
