package dev.attune.app.registry;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** A schema that is the answer itself, not a string in it. */
record RawJson(@JsonValue @JsonRawValue String text) {}
