package org.vmgen.generator.check.action;

import java.util.Optional;
import java.util.function.Function;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Type;

/** A checked expression on its way up the tree. */
sealed interface Operand {

  /** One whose type is known. */
  record Typed(Expr expr) implements Operand {}

  /**
   * One made of literals, whose type is still open.
   *
   * @param kind what its type can be
   * @param as the expression with the type that the context asks for; empty, and reported, if it
   *     cannot have that type
   * @param literal the number itself if it is nothing but a literal
   */
  record Open(Kind kind, Function<Type, Optional<Expr>> as, Optional<LiteralValue> literal)
      implements Operand {
    Open(Kind kind, Function<Type, Optional<Expr>> as) {
      this(kind, as, Optional.empty());
    }
  }

  /** One with an error, already reported. */
  record Failed() implements Operand {}

  Operand FAILED = new Failed();

  /** What the type of an open operand can be. */
  enum Kind {
    /** Any integer or float type; i64 where nothing asks. */
    INTEGER,
    /** A float type; f64 where nothing asks. */
    FLOAT,
    /** A reference type; {@code ref} where nothing asks. */
    NULL
  }

  static Operand of(Expr expr) {
    return new Typed(expr);
  }

  static Operand of(Optional<? extends Expr> expr) {
    return expr.<Operand>map(Typed::new).orElse(FAILED);
  }
}
