package dev.attune.schemas.codec;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** Makes empty records of a generated class as fast as {@code new} does. */
final class NewRecords {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private NewRecords() {}

  @SuppressWarnings("unchecked") // the lambda's only method is the class's constructor
  static Supplier<SpecificRecord> of(Class<?> type) {
    try {
      MethodHandle constructor = LOOKUP.findConstructor(type, MethodType.methodType(void.class));
      return (Supplier<SpecificRecord>)
          LambdaMetafactory.metafactory(
                  LOOKUP,
                  "get",
                  MethodType.methodType(Supplier.class),
                  MethodType.methodType(Object.class),
                  constructor,
                  MethodType.methodType(type))
              .getTarget()
              .invoke();
    } catch (Throwable e) {
      throw new IllegalArgumentException("a generated class has a public constructor", e);
    }
  }
}
