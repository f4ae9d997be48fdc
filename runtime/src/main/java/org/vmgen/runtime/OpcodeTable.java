package org.vmgen.runtime;

/** Makes the tables by which generated engines number portable opcodes anew. */
public final class OpcodeTable {

  private OpcodeTable() {}

  /**
   * A table of runs of consecutive numbers.
   *
   * @param size the number of portable opcodes
   * @param runs pairs: the first portable opcode of a run, in ascending order from 0, and the
   *     engine's opcode that it has
   */
  public static int[] ofRuns(int size, int... runs) {
    int[] table = new int[size];
    for (int i = 0; i < runs.length; i += 2) {
      int end = i + 2 < runs.length ? runs[i + 2] : size;
      for (int opcode = runs[i]; opcode < end; opcode++) {
        table[opcode] = runs[i + 1] + opcode - runs[i];
      }
    }
    return table;
  }
}
