package org.vmgen.runtime.select;

import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.ValueType;

/** Six instructions of different shapes. */
final class Shape {
  static final int LIT = 0;
  static final int ADD = 1;
  static final int DUP = 2;
  static final int BRANCH = 3;
  static final int JUMP = 4;
  static final int TABLE = 5;

  static final InstructionSet SET = build();

  private Shape() {}

  private static InstructionSet build() {
    return InstructionSet.builder("shape")
        .stack("data", ValueType.I64)
        .instruction("lit", "lit", "#n --")
        .immediate("n", "i64", ValueType.I64)
        .end()
        .instruction("add", "add", "--")
        .end()
        .instruction("dup", "dup", "--")
        .end()
        .instruction("branch", "branch", "--")
        .branches()
        .end()
        .instruction("jump", "jump", "#target --")
        .immediate("target", "code", ValueType.CODE)
        .endsBlock()
        .end()
        .instruction("table", "table", "#values --")
        .array("values", "i64", ValueType.I64)
        .end()
        .build();
  }
}
