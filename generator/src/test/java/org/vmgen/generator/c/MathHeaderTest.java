package org.vmgen.generator.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The floating-point functions of generated C give the bits of {@link StrictMath}. */
class MathHeaderTest {

  private static final String HEADER = "vm_math.h";

  private interface FloatBinaryOperator {
    float apply(float x, float y);
  }

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void functionsOfOneDoubleGiveTheBitsOfStrictMath(Recipe recipe) throws Exception {
    HeaderProgram program =
        new HeaderProgram(
            List.of(
                unary("sin", StrictMath::sin),
                unary("cos", StrictMath::cos),
                unary("tan", StrictMath::tan),
                unary("asin", StrictMath::asin),
                unary("acos", StrictMath::acos),
                unary("atan", StrictMath::atan),
                unary("exp", StrictMath::exp),
                unary("expm1", StrictMath::expm1),
                unary("log", StrictMath::log),
                unary("log1p", StrictMath::log1p),
                unary("log10", StrictMath::log10),
                unary("sinh", StrictMath::sinh),
                unary("cosh", StrictMath::cosh),
                unary("tanh", StrictMath::tanh),
                unary("cbrt", StrictMath::cbrt),
                unary("sqrt", StrictMath::sqrt),
                unary("floor", StrictMath::floor),
                unary("ceil", StrictMath::ceil),
                unary("rint", StrictMath::rint),
                unary("fabs", StrictMath::abs),
                unary("trunc", x -> x < 0 ? StrictMath.ceil(x) : StrictMath.floor(x))));
    SplittableRandom random = new SplittableRandom(1);
    operands(random, 2000).forEach(x -> program.callAll(bits(x), 0, 0));
    assertThat(program.mismatches(recipe, directory, HEADER)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void functionsOfTwoDoublesGiveTheBitsOfStrictMath(Recipe recipe) throws Exception {
    HeaderProgram program =
        new HeaderProgram(
            List.of(
                binary("atan2", StrictMath::atan2),
                binary("pow", StrictMath::pow),
                binary("hypot", StrictMath::hypot),
                binary("fmod", (x, y) -> x % y),
                binary("min", StrictMath::min),
                binary("max", StrictMath::max),
                binary("copysign", StrictMath::copySign)));
    SplittableRandom random = new SplittableRandom(2);
    for (double x : EDGES) {
      for (double y : EDGES) {
        program.callAll(bits(x), bits(y), 0);
      }
    }
    double[] left = operands(random, 2000).toArray();
    double[] right = operands(random, 2000).toArray();
    for (int i = 0; i < left.length; i++) {
      program.callAll(bits(left[i]), bits(right[i]), 0);
      double base = random.nextDouble(100);
      program.callAll(bits(base), bits(random.nextDouble(-100, 100)), 0);
      double limit = random.nextDouble(-1200, 1200) / (StrictMath.log(base) / StrictMath.log(2));
      program.callAll(bits(base), bits(limit), 0); // pow near the ends of its range
      program.callAll(bits(left[i]), bits(StrictMath.scalb(left[i], random.nextInt(-65, 65))), 0);
      program.callAll(bits(left[i]), bits(left[i]) + random.nextInt(-4, 5), 0);
    }
    assertThat(program.mismatches(recipe, directory, HEADER)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void functionsOfFloatsGiveTheBitsOfJava(Recipe recipe) throws Exception {
    HeaderProgram program =
        new HeaderProgram(
            List.of(
                floats("sqrtf(x)", (x, y) -> (float) StrictMath.sqrt(x)),
                floats("floorf(x)", (x, y) -> (float) StrictMath.floor(x)),
                floats("ceilf(x)", (x, y) -> (float) StrictMath.ceil(x)),
                floats("rintf(x)", (x, y) -> (float) StrictMath.rint(x)),
                floats("fabsf(x)", (x, y) -> StrictMath.abs(x)),
                floats(
                    "truncf(x)",
                    (x, y) -> (float) (x < 0 ? StrictMath.ceil(x) : StrictMath.floor(x))),
                floats("fmodf(x, y)", (x, y) -> x % y),
                floats("minf(x, y)", StrictMath::min),
                floats("maxf(x, y)", StrictMath::max),
                floats("copysignf(x, y)", StrictMath::copySign)));
    SplittableRandom random = new SplittableRandom(3);
    for (double x : EDGES) {
      for (double y : EDGES) {
        program.callAll(Float.floatToIntBits((float) x), Float.floatToIntBits((float) y), 0);
      }
    }
    for (int i = 0; i < 2000; i++) {
      int x = random.nextInt();
      program.callAll(x, random.nextInt(), 0);
      program.callAll(x, Float.floatToIntBits((float) random.nextDouble(-100, 100)), 0);
      program.callAll(Float.floatToIntBits(random.nextInt(-2000, 2000) / 4f), x, 0);
    }
    assertThat(program.mismatches(recipe, directory, HEADER)).isEmpty();
  }

  @Test
  void isAlsoCPlusPlus() throws Exception {
    Recipe.CLANG.check(directory, HEADER, "#include \"vm_math.h\"\n", "-xc++", "-std=c++11");
  }

  @Test
  void unusedFunctionsAreNoWarning() throws Exception {
    Recipe.GCC.check(directory, HEADER, "#include \"vm_math.h\"\nint used;\n", "-std=c99");
  }

  private static final double[] EDGES = {
    0.0,
    -0.0,
    0.5,
    -0.5,
    1,
    -1,
    1.5,
    2,
    -2,
    2.5,
    3,
    -3,
    0x1p31,
    0x1p53,
    -0x1p53,
    0x1p53 - 1,
    1e22,
    Math.E,
    Math.PI,
    Math.nextUp(1.0),
    Math.nextDown(1.0),
    709.782712893384,
    -745.1332191019412,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  /** Where the functions go from one approximation to another: upper halves of doubles. */
  private static final int[] BRANCHES = {
    0x3c600000, 0x3c800000, 0x3c900000, 0x3e200000, 0x3e300000, 0x3e400000, 0x3fd2bec3, 0x3fd33333,
    0x3fd62e42, 0x3fda827a, 0x3fdc0000, 0x3fe00000, 0x3fe59428, 0x3fe60000, 0x3fe6a09e, 0x3fe90000,
    0x3fe921fb, 0x3fef3333, 0x3ff0a2b2, 0x3ff30000, 0x3ff3988e, 0x3ff6147a, 0x3ff6a09c, 0x3ff6a09e,
    0x3ff6b851, 0x3ff921fb, 0x3ffbb67a, 0x40038000, 0x4002d97c, 0x40360000, 0x4043687a, 0x40862e42,
    0x408633ce, 0x40900000, 0x4090cc00, 0x413921fb, 0x41e00000, 0x44100000
  };

  /** Doubles within 2^-56 of a multiple of pi/2, found by its continued fractions. */
  private static final double[] CLOSE_TO_QUARTER_TURNS = {
    0x1.782b7a20df6d4p67,
    0x1.504cac51f1eafp131,
    0x1.e7e44a78ac18cp197,
    0x1.e3ca9b6c655cbp408,
    0x1.4c96c11134d36p577,
    0x1.6ac5b262ca1ffp849,
    0x1.e009c53148be1p991
  };

  /** Edges, doubles at and near the branches and near multiples of pi/2, and random ones. */
  private static DoubleStream operands(SplittableRandom random, int count) {
    List<Double> operands = new ArrayList<>();
    DoubleStream.of(EDGES).forEach(operands::add);
    DoubleStream.of(CLOSE_TO_QUARTER_TURNS).forEach(operands::add);
    for (int branch : BRANCHES) {
      for (long step = -1; step <= 1; step++) {
        long top = (branch + step) << 32;
        for (long bits : new long[] {top, top | 0xffff_ffffL, top | random.nextLong(1L << 32)}) {
          operands.add(Double.longBitsToDouble(bits));
          operands.add(-Double.longBitsToDouble(bits));
        }
      }
    }
    for (int i = 0; i < count; i++) {
      operands.add(operand(random, i % 8));
    }
    return operands.stream().mapToDouble(Double::doubleValue);
  }

  private static double operand(SplittableRandom random, int kind) {
    return switch (kind) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random.nextDouble(-2, 2);
      case 2 -> random.nextDouble(-1000, 1000);
      case 3 -> random.nextInt(-4000, 4000) / 2.0;
      case 4 -> neighbour(random.nextInt(-1_000_000, 1_000_000) * (Math.PI / 2), random);
      case 5 -> neighbour(StrictMath.scalb(1.0, random.nextInt(-1076, 1024)), random);
      case 6 -> random.nextDouble(-1, 1) * Double.MIN_NORMAL;
      default -> StrictMath.scalb(random.nextDouble(-2, 2), random.nextInt(20, 1023));
    };
  }

  private static double neighbour(double x, SplittableRandom random) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + random.nextInt(-3, 4));
  }

  private static long bits(double x) {
    return Double.doubleToLongBits(x);
  }

  private static Operation unary(String name, DoubleUnaryOperator java) {
    return new Operation(
        name,
        "r = bits64(%s_%s(f64(a)));".formatted(Recipe.PREFIX, name),
        (a, b, c) -> Operation.one(bits(java.applyAsDouble(Double.longBitsToDouble(a)))));
  }

  private static Operation binary(String name, DoubleBinaryOperator java) {
    return new Operation(
        name,
        "r = bits64(%s_%s(f64(a), f64(b)));".formatted(Recipe.PREFIX, name),
        (a, b, c) ->
            Operation.one(
                bits(java.applyAsDouble(Double.longBitsToDouble(a), Double.longBitsToDouble(b)))));
  }

  private static Operation floats(String call, FloatBinaryOperator java) {
    return new Operation(
        call,
        "{ float x = f32(a), y = f32(b); (void)y; r = bits32(%s_%s); }"
            .formatted(Recipe.PREFIX, call),
        (a, b, c) ->
            Operation.one(
                Float.floatToIntBits(
                        java.apply(Float.intBitsToFloat((int) a), Float.intBitsToFloat((int) b)))
                    & 0xffff_ffffL));
  }
}
