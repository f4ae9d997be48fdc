package org.vmgen.runtime.profile;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.vmgen.format.profile.Profile;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.InstructionSet;

/**
 * Counts how often control leaves an instruction otherwise than by going on to the next one, and
 * how often it arrives at one otherwise than from the one before. How often each instruction was
 * executed follows from that, so that a generated engine need not count where it goes straight on.
 *
 * <p>A run that is resumed in the middle of a block, after a throw or a trap, counts from the next
 * block on.
 */
public final class JumpCounter {

  private final ProfileCollector collector;
  private long[] arrivals = new long[256];
  private long[] departures = new long[256];
  private long[] executions = {};

  /** What a run does from one position up to the other does not count; 0 and 0 for nothing. */
  private int skipFrom;

  private int skipTo;
  private boolean failed;
  private final Deque<int[]> outer = new ArrayDeque<>();

  /** A counter of one run, in which nothing ran yet. */
  public JumpCounter(InstructionSet set) {
    collector = new ProfileCollector(set);
  }

  /** Control goes from the instruction at a position to the one at another. */
  public void jump(int from, int to) {
    depart(from);
    arrive(to);
  }

  /** Control came to a replaced entry, and is in its new body now. */
  public void forward(int entry, int body) {
    arrive(entry, -1);
    arrive(body);
  }

  private void arrive(int at) {
    arrive(at, 1);
  }

  private void arrive(int at, int times) {
    if (at >= arrivals.length) {
      grow(at);
    }
    arrivals[at] += times;
  }

  private void depart(int from) {
    if (skipTo != 0) {
      boolean skipped = from >= skipFrom && from < skipTo;
      int reached = skipTo;
      skipTo = 0;
      if (skipped) {
        arrive(reached, -1);
        return;
      }
    }
    if (from >= arrivals.length) {
      grow(from);
    }
    departures[from]++;
  }

  private void grow(int position) {
    int length = Math.max(position + 1, 2 * arrivals.length);
    arrivals = Arrays.copyOf(arrivals, length);
    departures = Arrays.copyOf(departures, length);
  }

  /**
   * A run starts or is resumed, perhaps inside an extern. Only one that is resumed starts at a
   * position that is no leader.
   */
  public void enter(CodeView code, int start) {
    outer.push(new int[] {skipFrom, skipTo});
    boolean skips = failed && !code.isLeader(start);
    skipFrom = start;
    skipTo = skips ? nextBlock(code, start) : 0;
    failed = false;
    arrive(skips ? skipTo : start);
  }

  /** Where the first block behind a position starts. */
  private static int nextBlock(CodeView code, int position) {
    int at = position;
    boolean inside = true;
    while (inside && at < code.end() && !code.isGap(at)) {
      boolean ends = code.instructionSet().instruction((int) code.word(at)).endsBlock();
      at += code.sizeAt(at);
      inside = !ends && !code.isLeader(at);
    }
    return at;
  }

  /**
   * The run that was entered last ends.
   *
   * @param at its last position
   * @param executed whether the instruction there was executed, completely or not
   * @param fails whether a throw or trap kept it from being completed
   */
  public void leave(CodeView code, int at, boolean executed, boolean fails) {
    boolean skipping = skipTo != 0 && at >= skipFrom && at < skipTo;
    if (executed && at < code.end() && !code.isGap(at)) {
      depart(at);
    } else {
      arrive(skipping ? skipTo : at, -1);
    }
    failed = fails || skipping;
    int[] before = outer.pop();
    skipFrom = before[0];
    skipTo = before[1];
  }

  /** A run is given up: an extern failed. */
  public void abandon() {
    outer.pop();
  }

  /**
   * The code in a range of positions, that of a unit or of units, goes away.
   *
   * @param to the position behind it
   */
  public void releasing(CodeView code, int from, int to) {
    collect(code, from, to);
  }

  /**
   * The profile of what ran until now. Not to be asked for while a run goes on.
   *
   * @param code all that the machine has loaded
   */
  public Profile profile(CodeView code) {
    collect(code, 1, code.end());
    return collector.profile();
  }

  private void collect(CodeView code, int from, int to) {
    if (to > arrivals.length) {
      grow(to);
    }
    if (to > executions.length) {
      executions = new long[arrivals.length];
    }
    long flow = 0;
    for (int at = from; at < to; at += code.sizeAt(at)) {
      flow += arrivals[at];
      executions[at] = flow;
      flow -= departures[at];
    }
    collector.add(code, executions, from, to);
    Arrays.fill(arrivals, from, to, 0);
    Arrays.fill(departures, from, to, 0);
  }
}
