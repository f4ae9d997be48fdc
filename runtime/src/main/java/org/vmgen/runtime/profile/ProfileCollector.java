package org.vmgen.runtime.profile;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.format.ImageFile;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileBuilder;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.image.Images;

/**
 * Makes a profile of how often an engine executed the instruction at each position. Where blocks
 * start and end is a matter of the code, so that is all that an engine has to count.
 */
public final class ProfileCollector {

  private static final Profile.Operand OPEN = new Profile.Operand.Open();

  private final InstructionSet set;
  private final List<ImageFile.Instruction> described;
  private final ProfileBuilder builder;

  /** A profile of one run, in which nothing ran yet. */
  public ProfileCollector(InstructionSet set) {
    this.set = set;
    this.described = set.instructions().stream().map(i -> Images.describe(set, i)).toList();
    this.builder = new ProfileBuilder(set.machine());
    try {
      builder.addRuns(1);
    } catch (ProfileException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Adds what was executed in a part of code, and sets its counts to 0. To be called before a unit
   * is released, and at the end.
   *
   * @param executions by position, how often the instruction there was executed; positions behind
   *     the array were not. An execution that did not start at the first instruction of its block,
   *     as of a run that is resumed after a trap, is not to be counted before the next block
   * @param from the position of the first instruction of a block
   * @param to the position behind the part
   */
  public void add(CodeView code, long[] executions, int from, int to) {
    int end = Math.min(to, executions.length);
    int at = from;
    while (at < end) {
      at = code.isGap(at) ? at + 1 : block(code, executions, at, to);
    }
  }

  /** Adds the block at a position; gives the position behind it. */
  private int block(CodeView code, long[] executions, int start, int to) {
    List<Profile.Step> steps = new ArrayList<>();
    List<Profile.Exit> exits = new ArrayList<>();
    long count = start < executions.length ? executions[start] : 0;
    long reach = count;
    boolean ends = false;
    int at = start;
    while (at < to && !code.isGap(at) && !ends && (at == start || !code.isLeader(at))) {
      long executed = take(executions, at);
      if (executed < reach) {
        exits.add(new Profile.Exit(steps.size() - 1, reach - executed));
        reach = executed;
      }
      InstructionInfo instruction = set.instruction((int) code.word(at));
      if (count > 0) {
        steps.add(builder.step(step(code, instruction, at)));
      }
      ends = instruction.endsBlock();
      at += code.sizeAt(at);
    }
    if (count > 0) {
      add(new Profile.Block(steps, count, exits));
    }
    return at;
  }

  private static long take(long[] executions, int at) {
    if (at >= executions.length) {
      return 0;
    }
    long executed = executions[at];
    executions[at] = 0;
    return executed;
  }

  private void add(Profile.Block block) {
    try {
      builder.add(block);
    } catch (ProfileException e) {
      throw new IllegalStateException(e);
    }
  }

  private Profile.Step step(CodeView code, InstructionInfo instruction, int at) {
    List<ImmediateInfo> immediates = instruction.immediates();
    long[] words = new long[immediates.size()];
    List<Profile.Operand> operands = new ArrayList<>(words.length);
    int position = at + 1;
    for (int i = 0; i < words.length; i++) {
      ImmediateInfo immediate = immediates.get(i);
      words[i] = code.word(position);
      operands.add(operand(immediates, words, i));
      position += immediate.array() ? 1 + (int) words[i] : 1;
    }
    return new Profile.Step(described.get(instruction.opcode()), operands);
  }

  private static Profile.Operand operand(List<ImmediateInfo> immediates, long[] words, int index) {
    ImmediateInfo immediate = immediates.get(index);
    boolean open =
        immediate.array()
            || immediate.type() == ValueType.CODE
            || immediate.type() == ValueType.REF && words[index] != 0;
    if (!open) {
      return new Profile.Operand.Value(words[index]);
    }
    for (int i = 0; i < index && !immediate.array(); i++) {
      ImmediateInfo other = immediates.get(i);
      boolean sameType =
          other.type() == immediate.type()
              && !other.array()
              && (immediate.type() != ValueType.REF
                  || other.typeName().equals(immediate.typeName()));
      if (sameType && words[i] == words[index]) {
        return new Profile.Operand.Same(i);
      }
    }
    return OPEN;
  }

  /** The profile of what was added until now. */
  public Profile profile() {
    return builder.build();
  }
}
