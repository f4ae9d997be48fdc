package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/** HotSpot compiles no method of more than 8,000 bytes: generated engines have none. */
class MethodSizeTest {

  private static VmModel machine(int instructions) {
    return machine(instructions, "");
  }

  /** A machine of so many instructions of every shape. */
  private static VmModel machine(int instructions, CharSequence more) {
    StringBuilder text =
        new StringBuilder(Engines.CELLS)
            .append("stack flt : f64 prefix F;\nmemory mem : bytes little;\nregister up : i64;\n")
            .append("extern tell(n: i64) -> i64;\n");
    for (int i = 2; i < instructions; i++) {
      text.append("inst i").append(i).append(shape(i)).append('\n');
    }
    return Engines.model(text.append(more).toString());
  }

  private static String shape(int i) {
    return switch (i % 5) {
      case 0 -> " ( n1 n2 #n3 -- n ) { if (n1 == %d) throw n2; n = n1 / n3 + n2; }".formatted(i);
      case 1 -> " ( n1 -- n ) { var k = n1; while (k > %d) { k = k / 3; } n = k; }".formatted(i);
      case 2 -> " ( #target n1 -- n ) { n = n1 - 1; if (n < %d) jump target; }".formatted(i);
      case 3 -> " ( n1 F.r: f64 -- F.s: f64 ) { s = r * f64(mem.i32[n1]) + %d.5; }".formatted(i);
      default -> " ( n1 -- n ) { up = tell(n1 + %d); n = up; }".formatted(i);
    };
  }

  @ParameterizedTest
  @CsvSource({"30, true", "300, true", "300, false", "5000, true"})
  void everyMethodIsSmallEnough(int instructions, boolean checked) {
    EngineConfig config =
        checked ? EngineConfig.checked("java-switch") : EngineConfig.unchecked("java-switch");
    Map<String, byte[]> classes =
        JavaCompilation.compile(new JavaSwitchBackend().generate(machine(instructions), config));
    Map<String, Integer> sizes = MethodSizes.of(classes.get("TinyMachine"));
    assertThat(sizes).containsKey("loop");
    assertThat(sizes.values()).allMatch(size -> size < BytecodeEstimate.HUGE_METHOD);
    assertThat(sizes.containsKey("outlined1")).isEqualTo(instructions > 30);
  }

  @ParameterizedTest
  @CsvSource({"20, 10", "20, 150", "300, 400"})
  void combinationsComeIntoTheLoopAsLongAsThereIsRoom(int instructions, int combinations) {
    int[] parts = IntStream.range(2, instructions).filter(i -> i % 5 != 4).toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < combinations; i++) {
      int first = i % parts.length;
      int second = (first + i / parts.length) % parts.length;
      text.append("super s%d = i%d i%d".formatted(i, parts[first], parts[second]))
          .append(i % 2 == 0 ? ";\n" : " i4;\n");
    }
    List<OutputFile> files =
        new JavaSwitchBackend()
            .generate(machine(instructions, text), EngineConfig.checked("java-switch"));
    Map<String, Integer> sizes = MethodSizes.of(JavaCompilation.compile(files).get("TinyMachine"));
    assertThat(sizes.values()).allMatch(size -> size < BytecodeEstimate.HUGE_METHOD);
    Matcher method = METHOD.matcher(files.get(0).text());
    assertThat(method.results())
        .anyMatch(m -> m.group(1).equals("loop") && m.group(2).contains("// s0 = i2 i2 "));
  }

  /** A method of a generated class and its body. */
  private static final Pattern METHOD =
      Pattern.compile("(?ms)^  private int (loop|outlined\\d+)\\([^)]*\\) \\{\n(.*?)^  \\}");

  @Test
  void theEstimateIsNeverBelowTheTrueSizeNorMuchLarger() {
    List<OutputFile> files =
        new JavaSwitchBackend().generate(machine(300), EngineConfig.checked("java-switch"));
    Map<String, Integer> sizes = MethodSizes.of(JavaCompilation.compile(files).get("TinyMachine"));
    Matcher method = METHOD.matcher(files.get(0).text());
    int methods = 0;
    while (method.find()) {
      int size = sizes.get(method.group(1));
      assertThat(BytecodeEstimate.of(method.group(2)))
          .as(method.group(1))
          .isBetween(size, size * 5 / 4);
      methods++;
    }
    assertThat(methods).isGreaterThan(5);
  }
}
