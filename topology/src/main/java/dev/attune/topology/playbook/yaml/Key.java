package dev.attune.topology.playbook.yaml;

/**
 * A key that a mapping of the file may have. One place says it all: reader and reference use it.
 */
public sealed interface Key {

  String name();

  /** One line for a marketer. */
  String meaning();

  /** What holds where the file is silent. */
  Standard standard();

  /** What may stand there, in words. */
  String form();

  /** A key with one value. */
  record Scalar<T>(String name, Shape<T> shape, Standard standard, String meaning) implements Key {

    @Override
    public String form() {
      return shape.description();
    }
  }

  /** A key with a mapping or a list. */
  record Block(String name, String form, Standard standard, String meaning) implements Key {}

  /** What holds where the file is silent. */
  sealed interface Standard {

    /**
     * The file must not be silent.
     *
     * @param example a valid value: it is shown in the reference, and stands in after a mistake so
     *     that the rest of the file is read all the same
     */
    record Required(String example) implements Standard {}

    /** This text holds, as if it stood in the file. */
    record Value(String text) implements Standard {}

    /** Something that other keys decide, in words. */
    record Derived(String words) implements Standard {}
  }

  /** A key that must be there. */
  static <T> Scalar<T> required(String name, Shape<T> shape, String example, String meaning) {
    return new Scalar<>(name, shape, new Standard.Required(example), meaning);
  }

  /** A key that may be left out. */
  static <T> Scalar<T> optional(String name, Shape<T> shape, String standard, String meaning) {
    return new Scalar<>(name, shape, new Standard.Value(standard), meaning);
  }

  /** A key whose standard is not a fixed text. */
  static <T> Scalar<T> derived(String name, Shape<T> shape, String standard, String meaning) {
    return new Scalar<>(name, shape, new Standard.Derived(standard), meaning);
  }

  /** A mapping or list that must be there. */
  static Block requiredBlock(String name, String form, String meaning) {
    return new Block(name, form, new Standard.Required(""), meaning);
  }

  /** A mapping or list that may be left out. */
  static Block block(String name, String form, String standard, String meaning) {
    return new Block(name, form, new Standard.Derived(standard), meaning);
  }
}
