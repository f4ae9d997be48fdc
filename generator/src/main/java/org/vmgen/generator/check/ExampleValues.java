package org.vmgen.generator.check;

import java.math.BigInteger;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.vmgen.generator.check.action.ConstantValue;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.Example.Value;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.syntax.Literals;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Reads the values of examples as values of the type that their place has. */
final class ExampleValues {

  private final Scope scope;
  private final Diagnostics diagnostics;

  ExampleValues(Scope scope, Diagnostics diagnostics) {
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  /** Whether what looks like an item with a prefix is a member of an enum. */
  boolean isMember(VmgParser.ExampleItemContext item) {
    return item.prefix != null
        && item.exampleValue().actionName() != null
        && scope
            .enumMembers(Names.text(item.prefix))
            .contains(Names.text(item.exampleValue().actionName()));
  }

  /** The value of an item without its prefix. */
  Optional<Value> read(VmgParser.ExampleItemContext item, Type type) {
    if (!isMember(item)) {
      return read(item.exampleValue(), type);
    }
    String member = Names.text(item.exampleValue().actionName());
    Optional<ConstantValue> constant = scope.enumMember(Names.text(item.prefix), member);
    return orReport(typed(constant, type), item, type, "the member has another type");
  }

  /** The value; empty if it is none of that type, which is reported. */
  Optional<Value> read(VmgParser.ExampleValueContext context, Type type) {
    if (context.actionName() != null && scope.isBroken(Names.text(context.actionName()))) {
      return Optional.empty();
    }
    Optional<Value> value =
        type instanceof ScalarType scalar ? scalar(context, scalar) : reference(context);
    return orReport(value, context, type, adviceFor(context, type));
  }

  private Optional<Value> orReport(
      Optional<Value> value, ParserRuleContext place, Type type, String advice) {
    if (value.isEmpty()) {
      diagnostics.report(
          Problem.EXAMPLE_VALUE, Ranges.of(place), place.getText(), type.text(), advice);
    }
    return value;
  }

  private static Optional<Value> reference(VmgParser.ExampleValueContext context) {
    if (context.NULL() != null) {
      return Optional.of(new Value.Null());
    }
    return text(context.STRING()).flatMap(Literals::string).map(Value.Text::new);
  }

  private Optional<Value> scalar(VmgParser.ExampleValueContext context, ScalarType type) {
    Optional<Value> named = named(context, type);
    if (named.isPresent()) {
      return named;
    }
    if (type == ScalarType.CODE) {
      return position(context);
    }
    if (type == ScalarType.BOOL) {
      return context.TRUE() != null || context.FALSE() != null
          ? Optional.of(new Value.Bits(type, context.TRUE() != null ? 1 : 0))
          : Optional.empty();
    }
    return type.isFloat() ? floating(context, type) : integer(context, type);
  }

  /** A constant or the member of an enum. */
  private Optional<Value> named(VmgParser.ExampleValueContext context, ScalarType type) {
    if (context.actionName() == null) {
      return Optional.empty();
    }
    String name = Names.text(context.actionName());
    Optional<ConstantValue> constant =
        context.member() == null
            ? scope.constant(name)
            : scope.enumMember(name, Names.text(context.member().name()));
    if (constant.isPresent() && context.MINUS() != null) {
      ScalarType of = constant.get().constant().type();
      return of.isInteger() ? bits(constant.get().integer().negate(), type) : Optional.empty();
    }
    return typed(constant, type);
  }

  private static Optional<Value> typed(Optional<ConstantValue> constant, Type type) {
    return type instanceof ScalarType scalar
        ? constant.flatMap(c -> c.as(scalar)).map(c -> new Value.Bits(scalar, c.bits()))
        : Optional.empty();
  }

  private Optional<Value> position(VmgParser.ExampleValueContext context) {
    if (context.NEXT() != null) {
      return Optional.of(new Value.Next());
    }
    if (context.actionName() != null && context.MINUS() == null && context.member() == null) {
      return Optional.of(new Value.Label(Names.text(context.actionName())));
    }
    boolean zero = context.INT() != null && Literals.integer(context.INT().getText()).signum() == 0;
    return zero ? Optional.of(new Value.Bits(ScalarType.CODE, 0)) : Optional.empty();
  }

  private static Optional<Value> integer(VmgParser.ExampleValueContext context, ScalarType type) {
    if (context.CHAR() != null) {
      return Literals.character(context.CHAR().getText())
          .flatMap(c -> bits(BigInteger.valueOf(c), type));
    }
    if (context.NEXT() != null && type.bits() == 64) {
      return Optional.of(new Value.Next());
    }
    TerminalNode number = context.INT() != null ? context.INT() : context.SIZE();
    if (number == null) {
      return Optional.empty();
    }
    BigInteger value = Literals.integer(number.getText());
    return bits(context.MINUS() == null ? value : value.negate(), type);
  }

  /** Of 64 bits, integers are written signed or unsigned. */
  private static Optional<Value> bits(BigInteger value, ScalarType type) {
    boolean fits =
        type.isInteger()
            && (Ranged.fits(value, type)
                || type.bits() == 64
                    && (Ranged.fits(value, ScalarType.I64) || Ranged.fits(value, ScalarType.U64)));
    return fits ? Optional.of(new Value.Bits(type, value.longValue())) : Optional.empty();
  }

  private static Optional<Value> floating(VmgParser.ExampleValueContext context, ScalarType type) {
    Optional<String> word = Optional.ofNullable(context.actionName()).map(Names::text);
    String sign = context.MINUS() == null ? "" : "-";
    if (word.isPresent()) {
      return switch (word.get()) {
        case "nan" -> Optional.of(floating(type, sign + "NaN"));
        case "inf" -> Optional.of(floating(type, sign + "Infinity"));
        default -> Optional.empty();
      };
    }
    if (context.FLOAT() != null) {
      return Optional.of(floating(type, sign + context.FLOAT().getText()));
    }
    return context.INT() == null
        ? Optional.empty()
        : Optional.of(floating(type, sign + Literals.integer(context.INT().getText())));
  }

  private static Value floating(ScalarType type, String text) {
    long bits =
        type == ScalarType.F64
            ? Double.doubleToLongBits(Literals.floating(text))
            : Float.floatToIntBits(Literals.single(text)) & 0xffffffffL;
    return new Value.Bits(type, bits);
  }

  private String adviceFor(VmgParser.ExampleValueContext context, Type type) {
    boolean constant =
        context.actionName() != null
            && scope.constant(Names.text(context.actionName())).isPresent();
    if (!(type instanceof ScalarType scalar)) {
      return "a reference is null or a string";
    } else if (scalar == ScalarType.CODE) {
      return "a position is a label such as L, 'next', or 0";
    } else if (scalar == ScalarType.BOOL) {
      return "write true or false";
    } else if (constant && scalar.isInteger() && scalar.bits() == 64) {
      return "the constant has another type";
    } else if (scalar.isFloat()) {
      return "write a number such as 1.5, nan or inf; an item of another stack has its prefix";
    } else if (context.FLOAT() != null) {
      return "a float stands on a stack of floats and has its prefix, as in F.1.5";
    }
    return "it is an integer, " + Ranged.text(scalar) + ", or a constant";
  }

  private static Optional<String> text(TerminalNode node) {
    return Optional.ofNullable(node).map(TerminalNode::getSymbol).map(Token::getText);
  }
}
