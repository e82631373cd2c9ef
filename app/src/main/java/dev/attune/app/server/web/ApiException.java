package dev.attune.app.server.web;

/**
 * A request that is refused, as its sender is told. Has no stack trace: strangers cause it at will.
 */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final int retryAfterSeconds;

  private ApiException(int status, String title, String detail, int retryAfterSeconds) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The body or a parameter is not what it should be. */
  public static ApiException badRequest(String detail) {
    return new ApiException(400, "Bad request", detail, 0);
  }

  /** Nobody we know. */
  public static ApiException unauthorized(String detail) {
    return new ApiException(401, "Unauthorized", detail, 0);
  }

  /** Known, and not allowed. */
  public static ApiException forbidden(String detail) {
    return new ApiException(403, "Forbidden", detail, 0);
  }

  /** There is no such thing. */
  public static ApiException notFound(String detail) {
    return new ApiException(404, "Not found", detail, 0);
  }

  /** The path is right, the method is not. */
  static ApiException notAllowed() {
    return new ApiException(405, "Method not allowed", "This path has another method.", 0);
  }

  /** The sender was too slow. */
  public static ApiException timeout(String detail) {
    return new ApiException(408, "Request timeout", detail, 0);
  }

  /** The body is larger than allowed. */
  public static ApiException tooLarge(String detail) {
    return new ApiException(413, "Content too large", detail, 0);
  }

  /** A body in a form that is not understood. */
  public static ApiException unsupported(String detail) {
    return new ApiException(415, "Unsupported media type", detail, 0);
  }

  /** Come again later: too many at once. */
  public static ApiException busy(String detail, int retryAfterSeconds) {
    return new ApiException(429, "Too many requests", detail, retryAfterSeconds);
  }

  /** Come again later: something behind the server does not answer. */
  public static ApiException unavailable(String detail) {
    return new ApiException(503, "Service unavailable", detail, 1);
  }

  /** Our fault. */
  static ApiException internal() {
    return new ApiException(500, "Internal error", "The server's log says why.", 0);
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** The same for every error of the kind. */
  public String title() {
    return title;
  }

  /** What is wrong with this one, for a person. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Seconds to wait before another try; 0 where waiting does not help. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
