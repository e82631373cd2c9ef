package dev.attune.app.registry.store;

import java.util.List;

/** How something goes: first softly, so that its ids still resolve, then for good. */
public enum Deletion {
  SOFT {
    @Override
    RegistryState subject(RegistryState before, String subject) {
      if (before.versions(subject).stream().allMatch(SubjectVersion::deleted)) {
        throw RegistryError.subjectSoftDeleted(subject);
      }
      return before.withVersions(
          subject, before.versions(subject).stream().map(SubjectVersion::asDeleted).toList());
    }

    @Override
    RegistryState version(RegistryState before, String subject, int version) {
      if (find(before, subject, version).deleted()) {
        throw RegistryError.versionSoftDeleted(subject, version);
      }
      return before.withVersions(
          subject,
          before.versions(subject).stream()
              .map(each -> each.version() == version ? each.asDeleted() : each)
              .toList());
    }
  },

  PERMANENT {
    @Override
    RegistryState subject(RegistryState before, String subject) {
      if (!before.versions(subject).stream().allMatch(SubjectVersion::deleted)) {
        throw RegistryError.subjectNotSoftDeleted(subject);
      }
      return before.withVersions(subject, List.of());
    }

    @Override
    RegistryState version(RegistryState before, String subject, int version) {
      if (!find(before, subject, version).deleted()) {
        throw RegistryError.versionNotSoftDeleted(subject, version);
      }
      return before.withVersions(
          subject,
          before.versions(subject).stream().filter(each -> each.version() != version).toList());
    }
  };

  abstract RegistryState subject(RegistryState before, String subject);

  abstract RegistryState version(RegistryState before, String subject, int version);

  private static SubjectVersion find(RegistryState state, String subject, int version) {
    return state.versions(subject).stream()
        .filter(each -> each.version() == version)
        .findFirst()
        .orElseThrow(() -> RegistryError.versionNotFound(version));
  }
}
