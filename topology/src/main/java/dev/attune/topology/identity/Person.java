package dev.attune.topology.identity;

import dev.attune.avro.Profile;
import dev.attune.topology.identity.fold.ProfileFold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is behind an id, as a step reads it. Immutable. */
public final class Person {

  /** Who is known under one id only, as nearly all are. */
  static final Person ALONE = new Person(null, List.of(), null);

  private final @Nullable IdentityBook book;
  private final List<Profile> others;
  private final @Nullable ProfileFold fold;

  private Person(@Nullable IdentityBook book, List<Profile> others, @Nullable ProfileFold fold) {
    this.book = book;
    this.others = List.copyOf(others);
    this.fold = fold;
  }

  static Person of(IdentityBook book, ProfileFold fold) {
    return new Person(book, book.others(), fold);
  }

  /** All that is known of the person, where this is known under the id itself. */
  public Profile seen(Profile own) {
    return fold == null || others.isEmpty() ? own : fold.of(own, others);
  }

  /** Whether offers are asked for under this id. */
  public boolean asks() {
    return book == null || book.asks();
  }

  /** Whether the person is known under that id too. */
  boolean isAlso(String id) {
    return others.stream().anyMatch(other -> other.getUserId().equals(id));
  }

  /** The book, where there is one. */
  @Nullable IdentityBook book() {
    return book;
  }
}
