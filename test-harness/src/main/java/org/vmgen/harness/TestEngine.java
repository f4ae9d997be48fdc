package org.vmgen.harness;

import java.util.List;
import org.vmgen.runtime.Code;

/**
 * An engine under comparison: runs programs, each on a fresh machine, and shows all that can be
 * seen.
 */
public interface TestEngine extends AutoCloseable {
  /** After how many yields, at most, a program goes on; its state is shown at each. */
  int RESUMES = 3;

  /** What tells it from the others, such as {@code c-direct unchecked}. */
  String name();

  /**
   * Runs the programs from their default entries, and on after yields.
   *
   * @param budget how many instructions to run at the most; 0 for no limit
   * @param slice how many instructions to run at a time, resuming after each; 0 to run in one go
   * @return of each program its output followed by the dump of its state, as launchers print them
   *     with {@code --state}
   */
  List<String> run(List<Code> programs, long budget, long slice);

  /** Runs the programs to their ends. */
  default List<String> run(List<Code> programs) {
    return run(programs, 0, 0);
  }

  @Override
  void close();
}
