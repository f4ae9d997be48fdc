package org.vmgen.generator.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;

/** Names that must differ, with what they name and where. */
final class NameSpace {

  private record Entry(String what, SourceRange range) {}

  private final Map<String, Entry> entries = new HashMap<>();
  private final Diagnostics diagnostics;

  NameSpace(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Whether the name was free; if it was not, that is reported.
   *
   * @param what such as {@code a stack}
   */
  boolean declare(String name, String what, SourceRange range) {
    Entry first = entries.putIfAbsent(name, new Entry(what, range));
    if (first != null) {
      diagnostics.reportWithNote(
          Problem.NAME_TAKEN, range, "declared here", first.range, name, first.what);
    }
    return first == null;
  }

  Optional<SourceRange> find(String name) {
    return Optional.ofNullable(entries.get(name)).map(Entry::range);
  }

  /** What has that name, such as {@code a stack}. */
  Optional<String> what(String name) {
    return Optional.ofNullable(entries.get(name)).map(Entry::what);
  }
}
