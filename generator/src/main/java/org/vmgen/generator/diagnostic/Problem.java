package org.vmgen.generator.diagnostic;

/**
 * Everything that can be wrong with a description: one constant each, with its code, its message
 * and what to do about it. {@code {0}}, {@code {1}} … are filled in where it is reported. Codes are
 * never used for something else: 01 files, options and families, 02 syntax, 03 declarations, 04
 * stack effects, 05 actions, 06 examples.
 */
public enum Problem {
  // ---- 01 files, options, families ------------------------------------------------------------

  /** The main file or an included one does not exist or cannot be read. */
  CANNOT_READ(
      "VMG0101",
      "cannot read {0}: {1}",
      "check the name; a path is relative to the file that includes it"),
  /** A byte sequence that is no UTF-8, or a NUL. */
  NOT_TEXT(
      "VMG0102",
      "{0} is not a text file: {1}",
      "a description is plain text in UTF-8; was this file meant?"),
  /** A file with nothing but blanks and comments. */
  EMPTY_FILE(
      "VMG0103",
      "{0} describes nothing",
      "start with 'vm NAME;', a 'type', a 'stack' and an 'inst'"),
  /** A file that includes itself, directly or through others. */
  INCLUDE_CYCLE("VMG0104", "{0} includes itself: {1}", "take one of these includes out"),
  /** A name in angle brackets that vmgen does not have. */
  UNKNOWN_STANDARD_FILE(
      "VMG0105",
      "there is no standard file <{0}>",
      "the standard files are {1}; a file of your own stands in quotes"),
  /** {@code if} or {@code -D} with an option that is not declared. */
  UNKNOWN_OPTION("VMG0110", "unknown option '{0}'", "{1}"),
  /** Two {@code option} declarations of one name. */
  DUPLICATE_OPTION("VMG0111", "option '{0}' is declared twice", "take one declaration out"),
  /** {@code -D} with a value of another kind than the default. */
  OPTION_VALUE("VMG0112", "option '{0}' cannot be '{1}'", "its values are {2}"),
  /** A condition that is neither true nor false. */
  OPTION_CONDITION("VMG0113", "'{0}' is not true or false", "compare it, as in 'if {0} == {1}'"),
  /** {@code $p} where no enclosing {@code for} declares p. */
  UNKNOWN_PARAMETER("VMG0120", "unknown parameter '${0}'", "{1}"),
  /** A tuple with more or fewer arguments than the family has parameters. */
  TUPLE_SIZE(
      "VMG0121",
      "this instance has {0} arguments, but the family has {1} parameters",
      "give an argument for each of {2}"),
  /** Two parameters of one name in a family or in nested ones. */
  DUPLICATE_PARAMETER("VMG0122", "parameter '{0}' is declared twice", "give it another name"),
  /** Pasting that gives no word, number or operator. */
  BAD_PASTE(
      "VMG0123", "'{0}' is not one word", "only letters, digits and '_' can be joined to a word"),
  /** Families that together give more than the allowed number of tokens. */
  FAMILY_TOO_LARGE(
      "VMG0124",
      "the families of this description give more than {0} tokens",
      "nest fewer families"),

  // ---- 02 syntax ------------------------------------------------------------------------------

  /** A character that the language does not use. */
  BAD_CHARACTER("VMG0201", "unexpected character {0}", "{1}"),
  /** A word that starts with a digit and is no number. */
  BAD_NUMBER(
      "VMG0202", "'{0}' is not a number", "numbers are written 42, 1_000, 0x2A, 0b1010, 1.5, 2e10"),
  /** A string without its closing quote. */
  UNCLOSED_STRING(
      "VMG0203", "the string is not closed", "put a '\"' at its end; a string ends on its line"),
  /** A comment without its end. */
  UNCLOSED_COMMENT("VMG0204", "the comment is not closed", "put '*/' at its end"),
  /** A raw body without its end. */
  UNCLOSED_RAW_BODY("VMG0205", "the raw body is not closed", "end it with '}}'"),
  /** An opening brace, parenthesis or bracket without its partner. */
  UNCLOSED_BRACKET("VMG0206", "this '{0}' is never closed", "add '{1}'"),
  /** A closing one without its partner. */
  UNOPENED_BRACKET(
      "VMG0207",
      "nothing is open that this '{0}' could close",
      "take it out or add the missing '{1}'"),
  /** A token that cannot stand where it does. */
  UNEXPECTED("VMG0210", "unexpected {0}", "expected {1}"),
  /** Something that must stand between two tokens. */
  MISSING("VMG0211", "missing {0} {1}", "{2}"),
  /** Nesting that is deeper than any person writes. */
  TOO_DEEP(
      "VMG0212",
      "this is nested too deeply",
      "split it up with 'let' or 'fn'; the limit is {0} levels"),
  /** An escape that strings and characters do not know. */
  BAD_ESCAPE(
      "VMG0213",
      "unknown escape '{0}'",
      "the escapes are \\n \\t \\r \\0 \\\\ \\\" \\' \\$ \\xHH and \\u{H}"),
  /** Syntax that belongs to a later version of the language. */
  UNKNOWN_DECLARATION("VMG0214", "'{0}' starts no declaration", "{1}"),

  // ---- 03 declarations ------------------------------------------------------------------------

  /** No {@code vm} declaration. */
  MISSING_VM(
      "VMG0301", "the description has no 'vm NAME;'", "name the machine at the top: 'vm {0};'"),
  /** Two declarations of one name in one name space. */
  DUPLICATE_NAME("VMG0302", "{0} '{1}' is declared twice", "give one of them another name"),
  /** A type name that nothing declares. */
  UNKNOWN_TYPE("VMG0303", "unknown type '{0}'", "{1}"),

  // ---- 05 actions -----------------------------------------------------------------------------

  /** A name in an action that nothing declares. */
  UNKNOWN_NAME("VMG0501", "unknown name '{0}'", "{1}");

  private final String code;
  private final Severity severity;
  private final String message;
  private final String advice;

  Problem(String code, String message, String advice) {
    this(code, Severity.ERROR, message, advice);
  }

  Problem(String code, Severity severity, String message, String advice) {
    this.code = code;
    this.severity = severity;
    this.message = message;
    this.advice = advice;
  }

  /** Such as {@code VMG0101}; stable. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** What is wrong; {@code {0}} … are places for arguments. */
  public String message() {
    return message;
  }

  /** What to do; {@code {0}} … are places for the same arguments. */
  public String advice() {
    return advice;
  }
}
