package org.vmgen.mini;

import java.util.List;
import java.util.stream.Collectors;

/** A program has errors: all of them, in the order of the source. */
final class MiniException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<MiniError> errors;

  MiniException(MiniSource source, List<MiniError> errors) {
    super(
        errors.stream()
            .map(error -> error.text(source))
            .collect(Collectors.joining(System.lineSeparator())));
    this.errors = List.copyOf(errors);
  }

  List<MiniError> errors() {
    return errors;
  }
}
