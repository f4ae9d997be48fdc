package org.vmgen.examples.forth.cross;

/**
 * A word of the system that is compiled.
 *
 * @param header the address of its header
 * @param position its execution token
 * @param kind how it is compiled
 * @param parameter what {@link Kind#LITERAL} pushes, the address of the cell of {@link Kind#VALUE}
 *     and {@link Kind#DEFERRED}, that of the cell with the opcode of {@link Kind#INSTRUCTION}
 * @param opcode of {@link Kind#INSTRUCTION}, else -1
 */
record Word(String name, long header, int position, Kind kind, long parameter, int opcode) {

  /** How a word is compiled; the kernel knows these numbers, see dictionary.fs. */
  enum Kind {
    /** By a call. */
    CALL,
    /** As one instruction. */
    INSTRUCTION,
    /** As a number: constants, variables. */
    LITERAL,
    /** As a number that is the address of its data, unless DOES> changed it. */
    CREATED,
    /** As a fetch from its cell. */
    VALUE,
    /** By a call; its cell holds an execution token. */
    DEFERRED
  }
}
