package org.vmgen.runtime.text;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.ValueType;

/** Turns operand tokens into words. Methods return what is wrong, empty if nothing is. */
final class Operands {

  private final TextBuilder builder;
  private final Labels labels;
  private final Function<String, Object> strings;

  Operands(TextBuilder builder, Labels labels, Function<String, Object> strings) {
    this.builder = builder;
    this.labels = labels;
    this.strings = strings;
  }

  /** Appends the word of one value. */
  String value(ImmediateInfo immediate, LineLexer token, int line) {
    if (token.kind == LineLexer.Kind.BAD) {
      return token.text;
    }
    String what = "#" + immediate.name();
    return switch (immediate.type()) {
      case CODE -> code(what, token, line);
      case REF -> reference(what, immediate, token);
      default -> {
        OptionalLong bits = bits(token, immediate.type());
        if (bits.isEmpty()) {
          yield problem(what, token, immediate.type());
        }
        builder.word(bits.getAsLong());
        yield "";
      }
    };
  }

  /** The bits of a number, bool or character; empty if the token is none of the type. */
  static OptionalLong bits(LineLexer token, ValueType type) {
    if (token.kind == LineLexer.Kind.CHARACTER && type.isInteger()) {
      int c = token.text.codePointAt(0);
      return type.normalize(c) == c ? OptionalLong.of(c) : OptionalLong.empty();
    }
    if (token.kind != LineLexer.Kind.WORD) {
      return OptionalLong.empty();
    }
    if (type.isInteger()) {
      return NumberSyntax.integer(token.text, type);
    }
    Optional<Long> bits = NumberSyntax.bits(token.text, type);
    return bits.isPresent() ? OptionalLong.of(bits.get()) : OptionalLong.empty();
  }

  /** Why {@link #bits} is empty. */
  static String problem(String what, LineLexer token, ValueType type) {
    boolean number =
        token.kind == LineLexer.Kind.CHARACTER
            || token.kind == LineLexer.Kind.WORD && NumberSyntax.isInteger(token.text);
    if (type.isInteger() && number) {
      return what + " is out of the range of " + type.text() + ", " + NumberSyntax.range(type);
    }
    return switch (type) {
      case BOOL -> what + " is a bool: write true or false";
      case F32, F64 -> what + " is a float: write a number, nan, inf or -inf";
      default -> what + " is an integer (" + type.text() + "): write a number or 'c'";
    };
  }

  private String code(String what, LineLexer token, int line) {
    if (token.kind != LineLexer.Kind.WORD && token.kind != LineLexer.Kind.STRING) {
      return what + " is code: write a label, @position or null";
    }
    if (token.text.equals("null") && !token.quoted) {
      builder.word(0);
      return "";
    }
    Optional<Label> label = label(token, line);
    if (label.isEmpty()) {
      return token.text + " is no position: write @ and a number from 1, or a label in quotes";
    }
    builder.code(label.get());
    return "";
  }

  /** The label that a word or string names; empty for an {@code @} without a position. */
  Optional<Label> label(LineLexer token, int line) {
    if (token.quoted || !token.text.startsWith("@")) {
      return Optional.of(labels.use(token.text, line, token.start));
    }
    OptionalInt position = position(token.text);
    return position.isPresent()
        ? Optional.of(labels.usePosition(position.getAsInt(), line, token.start))
        : Optional.empty();
  }

  private static OptionalInt position(String text) {
    OptionalLong value = NumberSyntax.integer(text.substring(1), ValueType.I32);
    boolean decimal = text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    return decimal && value.isPresent() && value.getAsLong() > 0
        ? OptionalInt.of((int) value.getAsLong())
        : OptionalInt.empty();
  }

  private String reference(String what, ImmediateInfo immediate, LineLexer token) {
    if (token.kind == LineLexer.Kind.WORD && token.text.equals("null")) {
      builder.word(0);
      return "";
    }
    OptionalInt constant = constant(token);
    if (constant.isEmpty()) {
      return what + " is a reference (" + immediate.typeName() + "): write a \"string\" or null";
    }
    builder.word(constant.getAsInt());
    return "";
  }

  /** The number of the constant that a string or number writes. */
  OptionalInt constant(LineLexer token) {
    if (token.kind == LineLexer.Kind.STRING) {
      return OptionalInt.of(builder.constant(strings.apply(token.text)));
    }
    if (token.kind == LineLexer.Kind.WORD) {
      OptionalLong integer = NumberSyntax.integer(token.text, ValueType.I64);
      if (integer.isPresent()) {
        return OptionalInt.of(builder.constant(integer.getAsLong()));
      }
      OptionalDouble real = NumberSyntax.real(token.text);
      if (real.isPresent()) {
        return OptionalInt.of(builder.constant(real.getAsDouble()));
      }
    }
    return OptionalInt.empty();
  }
}
