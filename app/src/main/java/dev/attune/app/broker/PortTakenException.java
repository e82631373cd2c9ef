package dev.attune.app.broker;

import dev.attune.app.error.UserException;

/** Something else listens on the port. */
final class PortTakenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(int port) {
    super("Port " + port + " is taken");
    this.port = port;
  }

  UserException toUserException() {
    return new UserException(
        "Port " + port + " on 127.0.0.1 is taken.",
        "Stop what listens there, or name another port.");
  }
}
