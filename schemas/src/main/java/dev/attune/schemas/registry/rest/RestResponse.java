package dev.attune.schemas.registry.rest;

import java.util.Optional;

/**
 * What a server said.
 *
 * @param status HTTP status
 * @param body the whole body as text, empty if there was none
 * @param location where a redirect would have led; it is never followed
 */
public record RestResponse(int status, String body, Optional<String> location) {

  /** Whether the server did what was asked. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether the same request may succeed later: 429 and every 5xx. */
  public boolean isTransient() {
    return status == 429 || status / 100 == 5;
  }
}
