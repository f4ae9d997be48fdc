package org.vmgen.format.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.format.ImageFile;

/** Adds up counts of blocks. What it builds does not depend on the order in which they come. */
public final class ProfileBuilder {

  private static final class Counts {
    private long count;
    private long[] exits = {};
  }

  private final String machine;
  private final Map<String, ImageFile.Instruction> instructions = new TreeMap<>();
  private final Map<List<Profile.Step>, Counts> blocks = new HashMap<>();
  private final Map<Profile.Step, Profile.Step> steps = new HashMap<>();
  private long runs;
  private long dispatches;

  /** No run yet. */
  public ProfileBuilder(String machine) {
    this.machine = machine;
  }

  /** The one object that stands for all steps that are equal to it. */
  public Profile.Step step(Profile.Step step) {
    return steps.computeIfAbsent(step, s -> s);
  }

  /**
   * Adds runs.
   *
   * @throws ProfileException if there are more than 64 bits count; nothing is added then
   */
  public void addRuns(long count) throws ProfileException {
    runs = sum(runs, count, "the runs");
  }

  /**
   * Adds a block's counts to those of the same block.
   *
   * @throws ProfileException if the executed instructions are more than 64 bits count, or an
   *     instruction of the same mnemonic is another one; nothing is added then
   */
  public void add(Profile.Block block) throws ProfileException {
    for (Profile.Step step : block.steps()) {
      check(step.instruction());
    }
    long total = sum(dispatches, exactDispatches(block), "the executed instructions");
    List<Profile.Step> key = block.steps().stream().map(this::step).toList();
    for (Profile.Step step : key) {
      instructions.putIfAbsent(step.instruction().mnemonic(), step.instruction());
    }
    Counts counts = blocks.computeIfAbsent(key, k -> new Counts());
    // Below the total, which fits.
    counts.count += block.count();
    if (!block.exits().isEmpty() && counts.exits.length == 0) {
      counts.exits = new long[key.size()];
    }
    for (Profile.Exit exit : block.exits()) {
      counts.exits[exit.step()] += exit.count();
    }
    dispatches = total;
  }

  /**
   * Adds a whole profile.
   *
   * @throws ProfileException if it is of another machine or of another version of this one, all
   *     differences named, or the sum does not fit 64 bits; this builder is of no use then
   */
  public void addAll(Profile profile) throws ProfileException {
    if (!profile.machine().equals(machine)) {
      throw new ProfileException(
          "the profile is of the machine " + profile.machine() + ", not of " + machine);
    }
    List<String> problems = new ArrayList<>();
    for (ImageFile.Instruction instruction : profile.instructions()) {
      try {
        check(instruction);
      } catch (ProfileException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProfileException(problems);
    }
    addRuns(profile.runs());
    for (Profile.Block block : profile.blocks()) {
      add(block);
    }
  }

  private void check(ImageFile.Instruction instruction) throws ProfileException {
    ImageFile.Instruction known = instructions.get(instruction.mnemonic());
    if (known != null && known != instruction && !known.equals(instruction)) {
      throw new ProfileException(
          "the instruction "
              + ProfileText.describe(instruction)
              + " differs: elsewhere it is "
              + ProfileText.describe(known));
    }
  }

  private static long exactDispatches(Profile.Block block) throws ProfileException {
    long sum = 0;
    for (long executed : block.reach()) {
      sum = sum(sum, executed, "the executed instructions");
    }
    return sum;
  }

  private static long sum(long a, long b, String what) throws ProfileException {
    long sum = a + b;
    if (sum < 0) {
      throw new ProfileException(what + " are more than 2^63 - 1");
    }
    return sum;
  }

  /**
   * What was added until now.
   *
   * @throws IllegalStateException if there is no run: readers refuse such a profile
   */
  public Profile build() {
    if (runs == 0) {
      throw new IllegalStateException("a profile of no run");
    }
    List<Profile.Block> sorted = new ArrayList<>(blocks.size());
    blocks.forEach(
        (key, counts) -> sorted.add(new Profile.Block(key, counts.count, exits(counts))));
    sorted.sort(ProfileText.ORDER);
    return new Profile(machine, runs, List.copyOf(instructions.values()), sorted);
  }

  private static List<Profile.Exit> exits(Counts counts) {
    List<Profile.Exit> exits = new ArrayList<>();
    for (int i = 0; i < counts.exits.length; i++) {
      if (counts.exits[i] != 0) {
        exits.add(new Profile.Exit(i, counts.exits[i]));
      }
    }
    return exits;
  }
}
