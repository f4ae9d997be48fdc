package org.vmgen.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * Portable code as tools read it: a code object, or a code object and the overlay of a machine.
 * Positions run from 1 to {@link #end} - 1; an instruction's position is that of its opcode word.
 */
public interface CodeView {

  InstructionSet instructionSet();

  /** The word at a position, 1 to {@code end() - 1}; see {@link Code} for what words mean. */
  long word(int position);

  /** The position after the last word. */
  int end();

  /** Whether a position can be a code value; false for any number that is no position. */
  boolean isLeader(long position);

  /** The constant of a reference immediate, 1 and up; null for 0. */
  Object constant(int index);

  /** The named entry points in order of declaration; the first is the default. */
  Map<String, Integer> entries();

  /** Where the instruction at a position comes from. */
  Optional<SourcePosition> source(int position);

  /** Whether nothing is at a position: a unit that was released before the code was frozen. */
  default boolean isGap(int position) {
    return word(position) == Code.GAP;
  }

  /** The number of words of the instruction at a position, itself included; 1 for a gap. */
  default int sizeAt(int position) {
    if (isGap(position)) {
      return 1;
    }
    InstructionInfo instruction = instructionSet().instruction((int) word(position));
    int size = 1;
    for (ImmediateInfo immediate : instruction.immediates()) {
      size += immediate.array() ? 1 + (int) word(position + size) : 1;
    }
    return size;
  }
}
