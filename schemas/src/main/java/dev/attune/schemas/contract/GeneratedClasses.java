package dev.attune.schemas.contract;

import dev.attune.avro.EventHeader;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro to trust the classes generated from our own contracts. Avro 1.12.2 instantiates only
 * classes it was told to trust, and asks one process-wide predicate; a system property would do
 * too, but then each launcher, test and embedding would have to set it. This is the one place that
 * changes the predicate. It only adds to it, once, when the class is initialized.
 */
final class GeneratedClasses {
  private static final String PACKAGE = EventHeader.class.getPackageName();

  static {
    ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(others, GeneratedClasses::isOurs));
  }

  private GeneratedClasses() {}

  /** Returns after the predicate was changed; cheap. */
  static void trust() {
    // Calling it initializes the class; there is nothing else to do.
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().equals(PACKAGE);
  }
}
