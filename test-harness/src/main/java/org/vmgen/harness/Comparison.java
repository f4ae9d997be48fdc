package org.vmgen.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.text.Disassembler;

/**
 * Runs programs on an engine and on the reference engine and lists where they differ. All that an
 * outcome shows is compared: output, exit with its position, stacks, registers, regions, memories.
 *
 * <p>Unchecked engines count no instructions and miss bounds traps: programs that end with one are
 * left out for them. Their cells may hold an internal form of code values, which is masked.
 */
public final class Comparison {
  /** What a program prints last may stand before the exit in its line. */
  private static final Pattern COUNT = Pattern.compile("(?m)(exit [a-z]+ .*) after \\d+$");

  private static final Pattern BOUNDS =
      Pattern.compile("exit trap (underflow|overflow|memory|region|code)\\b");

  /** An address: never a small number, which would be a wrong value. */
  private static final Pattern INTERNAL = Pattern.compile("-?\\d{8,}");

  private final List<Code> programs;
  private final List<String> expected;

  /** The programs and what the reference engine makes of them. */
  public Comparison(TestEngine reference, List<Code> programs) {
    this.programs = List.copyOf(programs);
    this.expected = reference.run(programs);
  }

  /** What the reference engine made of each program. */
  public List<String> expected() {
    return expected;
  }

  /**
   * Where a checked engine differs from the reference engine.
   *
   * @param slice as in {@link TestEngine#run}
   */
  public List<Difference> checked(TestEngine engine, long slice) {
    List<String> actual = engine.run(programs, 0, slice);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      add(differences, engine, programs.get(i), expected.get(i), actual.get(i));
    }
    return differences;
  }

  /** Where an unchecked engine differs from the reference engine. */
  public List<Difference> unchecked(TestEngine engine) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      if (!BOUNDS.matcher(expected.get(i)).find()) {
        kept.add(i);
      }
    }
    List<String> actual = engine.run(kept.stream().map(programs::get).toList());
    List<Difference> differences = new ArrayList<>();
    for (int k = 0; k < kept.size(); k++) {
      Code program = programs.get(kept.get(k));
      String shown = uncounted(actual.get(k));
      String wanted = maskCode(uncounted(expected.get(kept.get(k))), shown, program);
      add(differences, engine, program, wanted, shown);
    }
    return differences;
  }

  /** Whether unchecked engines mean the same by a program with this outcome on the reference. */
  public static boolean isBounded(String expected) {
    return !BOUNDS.matcher(expected).find();
  }

  /**
   * What an engine should have shown of a program.
   *
   * @param expected the outcome on the reference engine
   * @param actual the outcome on the engine
   */
  public static String wanted(Code program, String expected, String actual, boolean checked) {
    return checked ? expected : maskCode(uncounted(expected), uncounted(actual), program);
  }

  /** An outcome as far as engines of that sort show it. */
  public static String shown(String actual, boolean checked) {
    return checked ? actual : uncounted(actual);
  }

  private static String uncounted(String outcome) {
    return COUNT.matcher(outcome).replaceAll("$1");
  }

  /** Takes over the actual item of a stack where the expected one is the position of a leader. */
  private static String maskCode(String expected, String actual, Code program) {
    String[] wanted = expected.split("(?<=\\s)", -1);
    String[] shown = actual.split("(?<=\\s)", -1);
    if (wanted.length != shown.length) {
      return expected;
    }
    StringBuilder masked = new StringBuilder();
    boolean stack = false;
    boolean lineStart = true;
    for (int i = 0; i < wanted.length; i++) {
      if (lineStart) {
        stack = wanted[i].equals("stack ");
      }
      lineStart = wanted[i].endsWith("\n");
      String item = wanted[i].strip();
      boolean code =
          stack
              && item.matches("\\d{1,9}")
              && program.isLeader(Long.parseLong(item))
              && INTERNAL.matcher(shown[i]).lookingAt();
      masked.append(code ? shown[i] : wanted[i]);
    }
    return masked.toString();
  }

  private static void add(
      List<Difference> differences, TestEngine engine, Code program, String wanted, String shown) {
    if (!wanted.equals(shown)) {
      differences.add(
          new Difference(engine.name(), Disassembler.disassemble(program), wanted, shown));
    }
  }

  /** A program that means something else on an engine. */
  public record Difference(String engine, String program, String expected, String actual) {
    @Override
    public String toString() {
      return "%s differs\n--- program\n%s--- reference\n%s--- %s\n%s"
          .formatted(engine, program, expected, engine, actual);
    }
  }
}
