package org.vmgen.harness.programs;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.harness.EdgeValues;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.ValueType;

/** Random values of immediates: small ones and those where types end. */
final class Values {
  private static final List<Optional<String>> TEXTS =
      List.of(Optional.of("a"), Optional.of("b"), Optional.of("longer text"), Optional.empty());

  private final Random random;

  Values(Random random) {
    this.random = random;
  }

  /**
   * A number, float or reference.
   *
   * @param small whether it is to be good as an index or address
   */
  Program.Operand of(ValueType type, boolean small) {
    if (type == ValueType.REF) {
      return new Program.Text(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    List<Long> edges = EdgeValues.of(ScalarType.valueOf(type.name()));
    if (type.isFloat()) {
      long bits =
          random.nextInt(3) == 0
              ? edges.get(random.nextInt(edges.size()))
              : type.floatBits(random.nextInt(41) / 4.0 - 5);
      return new Program.Bits(bits);
    } else if (small) {
      return Program.bits(type, random.nextInt(13));
    }
    return switch (random.nextInt(6)) {
      case 0, 1 -> Program.bits(type, random.nextInt(11));
      case 2 -> Program.bits(type, random.nextInt(64) - 16);
      case 3 -> Program.bits(type, Limited.SIZES.get(random.nextInt(3)) - random.nextInt(11));
      default -> Program.bits(type, edges.get(random.nextInt(edges.size())));
    };
  }

  /** A value of an immediate of which a range is known. */
  Program.Operand between(ImmediateInfo immediate, long low, long high) {
    return Program.bits(immediate.type(), low + random.nextLong(high - low + 1));
  }
}
