package org.vmgen.generator.check.action;

import java.math.BigInteger;
import java.util.Optional;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.syntax.Literals;

/** A number as written, before it takes a type. */
public sealed interface LiteralValue {

  /** The value as one of that type, if the type can hold it (a float type: after rounding). */
  Optional<Expr.Constant> as(ScalarType type);

  LiteralValue negated();

  static LiteralValue of(BigInteger value) {
    return new OfInteger(value, value.signum() < 0);
  }

  /** Of a FLOAT token. */
  static LiteralValue ofFloat(String text) {
    return new OfFloat(text, false);
  }

  /**
   * An integer or character.
   *
   * @param negative whether a minus stands before it: makes a float's zero negative
   */
  record OfInteger(BigInteger value, boolean negative) implements LiteralValue {
    @Override
    public Optional<Expr.Constant> as(ScalarType type) {
      if (type.isInteger()) {
        boolean fits =
            value.compareTo(ConstantArithmetic.integer(type, type.minValue())) >= 0
                && value.compareTo(ConstantArithmetic.integer(type, type.maxValue())) <= 0;
        return fits ? Optional.of(Expr.Constant.of(type, value.longValue())) : Optional.empty();
      }
      return type.isFloat() ? exactly(type) : Optional.empty();
    }

    /** Integers that a float cannot hold exactly are more likely a mistake than meant. */
    private Optional<Expr.Constant> exactly(ScalarType type) {
      int unused = Math.max(0, value.abs().bitLength() - (type == ScalarType.F64 ? 53 : 24));
      boolean exact = value.signum() == 0 || value.getLowestSetBit() >= unused;
      if (!exact || value.bitLength() > (type == ScalarType.F64 ? 1023 : 127)) {
        return Optional.empty();
      }
      if (negative && value.signum() == 0) {
        return Optional.of(Expr.Constant.of(type, type == ScalarType.F64 ? 1L << 63 : 1L << 31));
      }
      long bits =
          type == ScalarType.F64
              ? ConstantArithmetic.bits(value.doubleValue())
              : ConstantArithmetic.bits(value.floatValue());
      return Optional.of(Expr.Constant.of(type, bits));
    }

    @Override
    public LiteralValue negated() {
      return new OfInteger(value.negate(), !negative);
    }
  }

  /** A number with a point or an exponent. */
  record OfFloat(String text, boolean negative) implements LiteralValue {
    @Override
    public Optional<Expr.Constant> as(ScalarType type) {
      if (type == ScalarType.F64) {
        double value = negative ? -Literals.floating(text) : Literals.floating(text);
        return finite(type, value, ConstantArithmetic.bits(value));
      } else if (type == ScalarType.F32) {
        float value = negative ? -Literals.single(text) : Literals.single(text);
        return finite(type, value, ConstantArithmetic.bits(value));
      }
      return Optional.empty();
    }

    private static Optional<Expr.Constant> finite(ScalarType type, double value, long bits) {
      return Double.isFinite(value) ? Optional.of(Expr.Constant.of(type, bits)) : Optional.empty();
    }

    @Override
    public LiteralValue negated() {
      return new OfFloat(text, !negative);
    }
  }
}
