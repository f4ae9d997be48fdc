package org.vmgen.generator.java;

import java.util.Optional;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.ScalarType;

/** Opposites of comparisons. */
final class Conditions {
  private Conditions() {}

  /** The comparison that holds exactly where the given one does not; none for order of floats. */
  static Optional<Expr.Binary> opposite(Expr.Binary comparison) {
    boolean floats = comparison.left().type() instanceof ScalarType type && type.isFloat();
    Optional<BinaryOp> op =
        switch (comparison.op()) {
          case EQUAL -> Optional.of(BinaryOp.NOT_EQUAL);
          case NOT_EQUAL -> Optional.of(BinaryOp.EQUAL);
          case LESS -> Optional.of(BinaryOp.GREATER_EQUAL);
          case GREATER_EQUAL -> Optional.of(BinaryOp.LESS);
          case GREATER -> Optional.of(BinaryOp.LESS_EQUAL);
          case LESS_EQUAL -> Optional.of(BinaryOp.GREATER);
          default -> Optional.empty();
        };
    boolean equality = comparison.op() == BinaryOp.EQUAL || comparison.op() == BinaryOp.NOT_EQUAL;
    return op.filter(o -> equality || !floats)
        .map(o -> new Expr.Binary(o, comparison.type(), comparison.left(), comparison.right()));
  }
}
