package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.generator.model.Instruction;

/**
 * Which instructions stand in the loop and which in methods outside, and the opcodes that they have
 * in the engine: dense from 0 in the loop; outside, from a multiple of 64 for each method.
 */
final class EngineLayout {
  /** Bytes that a method may have by estimate: some way below what HotSpot compiles. */
  private static final int METHOD = 7_600;

  /** Bytes of an entry in the switch's table. */
  private static final int CASE = 4;

  private static final int SHIFT = 6;

  private final List<Instruction> loop = new ArrayList<>();
  private final List<List<Instruction>> outside = new ArrayList<>();

  /**
   * Lays out instructions.
   *
   * @param instructions by opcode
   * @param inLoop the text of each in the loop, by opcode
   * @param outlined the text of each outside
   * @param fixed the estimated bytes of the loop's method without instructions
   */
  EngineLayout(
      List<Instruction> instructions, List<String> inLoop, List<String> outlined, int fixed) {
    List<Instruction> byHeat = new ArrayList<>(instructions);
    byHeat.sort(Comparator.comparingInt(EngineLayout::coldness));
    List<Instruction> cold = new ArrayList<>();
    int left = METHOD - fixed;
    for (Instruction instruction : byHeat) {
      int bytes = BytecodeEstimate.of(inLoop.get(instruction.opcode())) + CASE;
      if (bytes <= left && instruction.properties().externs().isEmpty()) {
        loop.add(instruction);
        left -= bytes;
      } else {
        cold.add(instruction);
      }
    }
    loop.sort(Comparator.comparingInt(Instruction::opcode));
    cold.sort(Comparator.comparingInt(Instruction::opcode));
    split(cold, outlined, METHOD - fixed);
  }

  /** Instructions that call externs gain least from being in the loop. */
  private static int coldness(Instruction instruction) {
    return instruction.properties().externs().isEmpty() ? 0 : 1;
  }

  private void split(List<Instruction> cold, List<String> texts, int most) {
    int left = 0;
    for (Instruction instruction : cold) {
      int bytes = BytecodeEstimate.of(texts.get(instruction.opcode())) + CASE;
      boolean full = !outside.isEmpty() && outside.get(outside.size() - 1).size() == 1 << SHIFT;
      if (outside.isEmpty() || bytes > left || full) {
        outside.add(new ArrayList<>());
        left = most;
      }
      outside.get(outside.size() - 1).add(instruction);
      left -= bytes;
    }
  }

  /** The instructions in the loop, by portable opcode. */
  List<Instruction> loop() {
    return loop;
  }

  /** The instructions of each method outside. */
  List<List<Instruction>> outside() {
    return outside;
  }

  /** The opcode of words that are no instruction: the one after the loop's. */
  int forward() {
    return loop.size();
  }

  /** The engine's opcodes of the instructions of a method outside start here. */
  int firstOpcode(int method) {
    int first = (forward() >> SHIFT) + 1;
    return first + method << SHIFT;
  }

  int shift() {
    return SHIFT;
  }

  /** The engine's opcode by portable opcode. */
  List<Integer> opcodes() {
    Map<Integer, Integer> opcodes = new TreeMap<>();
    for (int i = 0; i < loop.size(); i++) {
      opcodes.put(loop.get(i).opcode(), i);
    }
    for (int method = 0; method < outside.size(); method++) {
      for (int i = 0; i < outside.get(method).size(); i++) {
        opcodes.put(outside.get(method).get(i).opcode(), firstOpcode(method) + i);
      }
    }
    return List.copyOf(opcodes.values());
  }
}
