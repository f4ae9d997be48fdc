package org.vmgen.runtime.text;

import java.util.List;
import java.util.stream.Collectors;

/** Assembler text has errors; the message is the text of all of them. */
public final class AssemblyException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<AssemblyError> errors;

  AssemblyException(List<AssemblyError> errors) {
    super(errors.stream().map(AssemblyError::text).collect(Collectors.joining()));
    this.errors = List.copyOf(errors);
  }

  public List<AssemblyError> errors() {
    return errors;
  }
}
