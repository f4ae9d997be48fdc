package org.vmgen.generator.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The integer functions of generated C, and those between integers, floats and bytes. */
class IntHeaderTest {

  private static final String HEADER = "vm_int.h";

  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    -2,
    3,
    7,
    10,
    -10,
    31,
    32,
    63,
    64,
    65,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0x8000,
    0xffff,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffff_ffffL,
    0x1_0000_0000L,
    0x8000_0000L,
    0x20_0000_0000_0001L,
    0x3f_ffff_ffff_ffffL,
    0x7fff_ffbf_ffff_ffffL,
    0x8000_0080_0000_0000L,
    0x8000_0080_0000_0001L,
    0x8000_0080_0000_0400L,
    0xffff_ffff_ffff_f400L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1
  };

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void integersOfEveryWidthComputeLikeMathematicalOnes(Recipe recipe) throws Exception {
    List<Operation> operations = new ArrayList<>();
    for (IntType type : IntType.values()) {
      operations.addAll(new IntOperations(type).all());
    }
    HeaderProgram program = new HeaderProgram(operations);
    long[] operands = operands(new SplittableRandom(1), 6);
    for (long a : operands) {
      for (long b : operands) {
        program.callAll(a, b, 0);
      }
    }
    assertThat(program.mismatches(recipe, directory, HEADER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"div", "mod", "floordiv", "floormod"})
  void aQuotientTakesOneDivision(String operation) throws Exception {
    String program =
        """
        #include "%s"
        int64_t divide(int64_t a, int64_t b);
        int64_t divide(int64_t a, int64_t b) { return %s_i64_%s(a, b); }
        """
            .formatted(HEADER, Recipe.PREFIX, operation);
    assertThat(Recipe.GCC_AS_ENGINES.assembler(directory, HEADER, program))
        .filteredOn(line -> line.strip().matches("(idivq|sdiv)\\s.*"))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void twoWordsComputeLikeMathematicalIntegers(Recipe recipe) throws Exception {
    HeaderProgram program = new HeaderProgram(WideOperations.ALL);
    SplittableRandom random = new SplittableRandom(2);
    long[] operands = operands(random, 4);
    for (long a : operands) {
      for (long b : operands) {
        for (long c : operands) {
          program.callAll(a, b, c);
        }
      }
    }
    for (int i = 0; i < 3000; i++) { // quotients that just fit and just do not
      BigInteger divisor = BigInteger.valueOf(random.nextLong() >> random.nextInt(63));
      BigInteger limit = BigInteger.ONE.shiftLeft(random.nextInt(63, 65)).negate();
      BigInteger dividend =
          (random.nextBoolean() ? limit : limit.negate())
              .multiply(divisor)
              .add(BigInteger.valueOf(random.nextInt(-3, 4)))
              .add(random.nextBoolean() ? divisor : BigInteger.ZERO);
      long high = dividend.shiftRight(64).longValue();
      program.callAll(high, dividend.longValue(), divisor.longValue());
      program.callAll(random.nextLong() >>> random.nextInt(64), random.nextLong(), high);
    }
    assertThat(program.mismatches(recipe, directory, HEADER)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void floatsBecomeIntegersAndBytes(Recipe recipe) throws Exception {
    List<Operation> operations = new ArrayList<>(FloatOperations.ALL);
    for (IntType type : IntType.values()) {
      operations.addAll(FloatOperations.toInteger(type));
    }
    HeaderProgram program = new HeaderProgram(operations);
    SplittableRandom random = new SplittableRandom(3);
    for (double x : FloatOperations.edges()) {
      program.callAll(Double.doubleToLongBits(x), Float.floatToIntBits((float) x), 0);
    }
    long signalling = 0x7ff0_0000_0000_0001L;
    program.callAll(signalling, 0x7f80_0001, 0);
    program.callAll(-1, 0xffff_ffffL, 0);
    for (int i = 0; i < 2000; i++) {
      program.callAll(random.nextLong(), random.nextInt() & 0xffff_ffffL, 0);
      double x = StrictMath.scalb(random.nextDouble(-2, 2), random.nextInt(70));
      program.callAll(Double.doubleToLongBits(x), Float.floatToIntBits((float) x), 0);
    }
    assertThat(program.mismatches(recipe, directory, HEADER)).isEmpty();
  }

  @Test
  void isAlsoCPlusPlus() throws Exception {
    Recipe.CLANG.check(directory, HEADER, "#include \"vm_int.h\"\n", "-xc++", "-std=c++11");
  }

  @Test
  void unusedFunctionsAreNoWarning() throws Exception {
    Recipe.GCC.check(directory, HEADER, "#include \"vm_int.h\"\nint used;\n", "-std=c99");
  }

  private static long[] operands(SplittableRandom random, int count) {
    return LongStream.concat(
            LongStream.of(EDGES),
            LongStream.generate(() -> random.nextLong() >> random.nextInt(64)).limit(count))
        .toArray();
  }
}
