package org.vmgen.generator.diagnostic;

/** How messages are laid out. */
public enum MessageFormat {
  /** For people: with the source line, a caret and advice. */
  PRETTY,
  /** A line each, as compilers write them and editors read them. */
  GNU,
  /** A JSON object a line, for tools. */
  JSON
}
