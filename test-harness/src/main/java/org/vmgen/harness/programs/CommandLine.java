package org.vmgen.harness.programs;

import java.util.Iterator;
import java.util.List;

/** The words of a command line, one after the other. */
final class CommandLine {
  private final Iterator<String> rest;

  CommandLine(List<String> arguments) {
    this.rest = arguments.iterator();
  }

  boolean hasNext() {
    return rest.hasNext();
  }

  String next() {
    return rest.next();
  }

  /** The value of an option. */
  String value(String option) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  /** The number that is the value of an option. */
  long number(String option) {
    String text = value(option);
    if (!text.matches("-?\\d{1,18}")) {
      throw new IllegalArgumentException(option + " needs a number");
    }
    return Long.parseLong(text);
  }
}
