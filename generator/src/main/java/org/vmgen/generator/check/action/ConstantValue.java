package org.vmgen.generator.check.action;

import java.math.BigInteger;
import java.util.Optional;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.ScalarType;

/**
 * The value of a constant expression.
 *
 * @param constant the value, of the type that was asked for, else i64 (u64 where only that holds
 *     it), f64 or bool
 * @param open whether no type was asked for: as a literal would, it takes any type that a use asks
 *     for and that can hold it
 */
public record ConstantValue(Expr.Constant constant, boolean open) {

  /** The constant as a value of a type, if that can hold it; one that is not open has one type. */
  public Optional<Expr.Constant> as(ScalarType wanted) {
    if (constant.type() == wanted) {
      return Optional.of(constant);
    } else if (!open) {
      return Optional.empty();
    } else if (constant.type().isFloat()) {
      double value = ConstantArithmetic.asDouble(constant.type(), constant.bits());
      boolean holds =
          wanted.isFloat() && Float.isInfinite((float) value) == Double.isInfinite(value);
      return holds ? Optional.of(converted(wanted)) : Optional.empty();
    } else if (constant.type().isInteger()) {
      return LiteralValue.of(integer()).as(wanted);
    }
    return Optional.empty();
  }

  private Expr.Constant converted(ScalarType wanted) {
    return Expr.Constant.of(
        wanted, ConstantArithmetic.convert(constant.type(), wanted, constant.bits()));
  }

  /** The mathematical value of an integer constant. */
  public BigInteger integer() {
    return ConstantArithmetic.integer(constant.type(), constant.bits());
  }
}
