package org.vmgen.benchmarks;

import java.io.PrintStream;
import java.util.List;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.InstructionSet;

/**
 * A hand-written switch interpreter of the mini machine: what somebody who knows HotSpot writes,
 * with the stack in an array, registers in locals and no checks. It is the measure for the
 * generated java-switch.
 */
final class HandSwitch {
  private static final int STACK = 1 << 20;

  /** In the order of the cases below. */
  private static final String[] MNEMONICS = {
    "lit", "+", "-", "*", "&", "|", "<", "=", "!", "negate", "drop", "print", "get", "set",
    "branch", "0branch", "call", "enter", "return", "end"
  };

  private final long[] code;
  private final long[] stack = new long[STACK];
  private final PrintStream out;

  HandSwitch(Code program, InstructionSet set, PrintStream out) {
    this.code = translated(program, set);
    this.out = out;
  }

  /** The program with opcodes of this interpreter; positions stay as they are. */
  private static long[] translated(Code program, InstructionSet set) {
    long[] words = new long[program.end()];
    for (int i = 1; i < words.length; i++) {
      words[i] = program.word(i);
    }
    int position = 1;
    while (position < words.length) {
      var instruction = set.instruction((int) words[position]);
      words[position] = List.of(MNEMONICS).indexOf(instruction.mnemonic());
      position += 1 + instruction.immediates().size();
    }
    return words;
  }

  long run() {
    final long[] code = this.code;
    final long[] stack = this.stack;
    int ip = 1;
    int sp = 0;
    int fp = 0;
    while (true) {
      switch ((int) code[ip]) {
        case 0:
          stack[sp++] = code[ip + 1];
          ip += 2;
          break;
        case 1:
          sp--;
          stack[sp - 1] += stack[sp];
          ip++;
          break;
        case 2:
          sp--;
          stack[sp - 1] -= stack[sp];
          ip++;
          break;
        case 3:
          sp--;
          stack[sp - 1] *= stack[sp];
          ip++;
          break;
        case 4:
          sp--;
          stack[sp - 1] &= stack[sp];
          ip++;
          break;
        case 5:
          sp--;
          stack[sp - 1] |= stack[sp];
          ip++;
          break;
        case 6:
          sp--;
          stack[sp - 1] = stack[sp - 1] < stack[sp] ? 1 : 0;
          ip++;
          break;
        case 7:
          sp--;
          stack[sp - 1] = stack[sp - 1] == stack[sp] ? 1 : 0;
          ip++;
          break;
        case 8:
          stack[sp - 1] = stack[sp - 1] == 0 ? 1 : 0;
          ip++;
          break;
        case 9:
          stack[sp - 1] = -stack[sp - 1];
          ip++;
          break;
        case 10:
          sp--;
          ip++;
          break;
        case 11:
          out.println(stack[--sp]);
          ip++;
          break;
        case 12:
          stack[sp++] = stack[fp + (int) code[ip + 1]];
          ip += 2;
          break;
        case 13:
          stack[fp + (int) code[ip + 1]] = stack[--sp];
          ip += 2;
          break;
        case 14:
          ip = (int) code[ip + 1];
          break;
        case 15:
          ip = stack[--sp] == 0 ? (int) code[ip + 1] : ip + 2;
          break;
        case 16:
          stack[sp++] = ip + 2;
          ip = (int) code[ip + 1];
          break;
        case 17:
          long x = stack[--sp];
          int start = sp - (int) code[ip + 1];
          for (int i = (int) code[ip + 2]; i > 0; i--) {
            stack[sp++] = 0;
          }
          stack[sp++] = fp;
          stack[sp++] = x;
          fp = start;
          ip += 3;
          break;
        case 18:
          long n = stack[sp - 1];
          ip = (int) stack[sp - 2];
          int caller = (int) stack[sp - 3];
          sp = fp;
          fp = caller;
          stack[sp++] = n;
          break;
        case 19:
          return stack[sp - 1];
        default:
          throw new IllegalStateException("no instruction at " + ip);
      }
    }
  }
}
