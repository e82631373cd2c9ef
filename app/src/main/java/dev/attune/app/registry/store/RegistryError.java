package dev.attune.app.registry.store;

/**
 * A refusal, with the code and the words of the REST API.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">API</a>
 */
public final class RegistryError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int CODES_PER_STATUS = 100;
  private static final int FIRST_LONG_CODE = 10_000;

  private final int code;

  private RegistryError(int code, String message) {
    super(message);
    this.code = code;
  }

  /** The API's own code, such as 40401. */
  public int code() {
    return code;
  }

  /** The HTTP status that goes with it, such as 404. */
  public int status() {
    return code < FIRST_LONG_CODE ? code : code / CODES_PER_STATUS;
  }

  public static RegistryError notFound() {
    return new RegistryError(404, "HTTP 404 Not Found");
  }

  public static RegistryError methodNotAllowed() {
    return new RegistryError(405, "HTTP 405 Method Not Allowed");
  }

  public static RegistryError badRequest(String reason) {
    return new RegistryError(400, reason);
  }

  public static RegistryError internal(String reason) {
    return new RegistryError(50001, "Error in the backend data store: " + reason);
  }

  static RegistryError subjectNotFound(String subject) {
    return new RegistryError(40401, "Subject '%s' not found.".formatted(subject));
  }

  static RegistryError versionNotFound(int version) {
    return new RegistryError(40402, "Version %d not found.".formatted(version));
  }

  static RegistryError schemaNotFound() {
    return new RegistryError(40403, "Schema not found");
  }

  static RegistryError idNotFound(int id) {
    return new RegistryError(40403, "Schema %d not found".formatted(id));
  }

  static RegistryError subjectSoftDeleted(String subject) {
    return new RegistryError(
        40404,
        "Subject '%s' was soft deleted. Set permanent=true to delete permanently"
            .formatted(subject));
  }

  static RegistryError subjectNotSoftDeleted(String subject) {
    return new RegistryError(
        40405,
        "Subject '%s' was not deleted first before being permanently deleted".formatted(subject));
  }

  static RegistryError versionSoftDeleted(String subject, int version) {
    return new RegistryError(
        40406,
        "Subject '%s' Version %d was soft deleted. Set permanent=true to delete permanently"
            .formatted(subject, version));
  }

  static RegistryError versionNotSoftDeleted(String subject, int version) {
    return new RegistryError(
        40407,
        "Subject '%s' Version %d was not deleted first before being permanently deleted"
            .formatted(subject, version));
  }

  static RegistryError levelNotSet(String subject) {
    return new RegistryError(
        40408,
        "Subject '%s' does not have subject-level compatibility configured".formatted(subject));
  }

  static RegistryError modeNotSet(String subject) {
    return new RegistryError(
        40409, "Subject '%s' does not have subject-level mode configured".formatted(subject));
  }

  static RegistryError incompatible(String subject, String reasons) {
    return new RegistryError(
        409,
        "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s"
            .formatted(subject, reasons));
  }

  public static RegistryError invalidSchema(String reason) {
    return new RegistryError(42201, "Input schema is an invalid Avro schema: " + reason);
  }

  public static RegistryError invalidVersion(String version) {
    return new RegistryError(
        42202,
        "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
            .formatted(version));
  }

  public static RegistryError invalidLevel(String valid) {
    return new RegistryError(42203, "Invalid compatibility level. Valid values are " + valid);
  }

  public static RegistryError invalidMode(String valid) {
    return new RegistryError(42204, "Invalid mode. Valid values are " + valid);
  }

  static RegistryError readOnly(String subject) {
    return new RegistryError(42205, "Subject %s is in read-only mode".formatted(subject));
  }
}
