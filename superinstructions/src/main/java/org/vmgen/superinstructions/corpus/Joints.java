package org.vmgen.superinstructions.corpus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.combine.Combinable;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/** The instructions of a machine, and between which of them a combination can go on. */
public final class Joints {

  private final Map<String, Integer> opcodes = new HashMap<>();
  private final boolean[] goesOn;
  private final boolean[] follows;
  private final boolean[] alone;
  private final boolean[] branches;

  private Joints(int size) {
    goesOn = new boolean[size];
    follows = new boolean[size];
    alone = new boolean[size];
    branches = new boolean[size];
  }

  /** Of a machine. */
  public static Joints of(VmModel model) {
    Joints joints = new Joints(model.instructions().size());
    for (Instruction instruction : model.instructions()) {
      int opcode = instruction.opcode();
      joints.opcodes.put(instruction.mnemonic(), opcode);
      joints.goesOn[opcode] = Combinable.obstacle(model, instruction, true, false).isEmpty();
      joints.follows[opcode] = Combinable.obstacle(model, instruction, false, true).isEmpty();
      joints.alone[opcode] = Combinable.obstacle(model, instruction, true, true).isEmpty();
      joints.branches[opcode] = instruction.properties().branches();
    }
    return joints;
  }

  /**
   * Of a machine of which only a profile is known: numbered as there, all of them join, and which
   * ones are branches is not known.
   */
  public static Joints of(Profile profile) {
    Joints joints = new Joints(profile.instructions().size());
    for (int i = 0; i < profile.instructions().size(); i++) {
      joints.opcodes.put(profile.instructions().get(i).mnemonic(), i);
    }
    Arrays.fill(joints.goesOn, true);
    Arrays.fill(joints.follows, true);
    return joints;
  }

  /** The number of an instruction that the machine has. */
  int opcode(String mnemonic) {
    return opcodes.get(mnemonic);
  }

  /** Whether one instruction can be followed by another in the same combination. */
  boolean joins(int opcode, int next) {
    return goesOn[opcode] && follows[next];
  }

  /** Whether an instruction is a conditional branch. */
  public boolean branches(int opcode) {
    return branches[opcode];
  }

  /** Whether an instruction can be specialized. */
  public boolean specializes(int opcode) {
    return alone[opcode];
  }
}
