package dev.attune.schemas.registry.rest;

import java.io.IOException;
import java.security.cert.CertificateException;

/** A server's certificate is not vouched for. Another try would end the same, so there is none. */
public final class UntrustedServerException extends IOException {
  private static final long serialVersionUID = 1L;

  UntrustedServerException(Throwable cause) {
    super("the server's certificate is not trusted", cause);
  }

  static boolean explains(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }
}
