package org.vmgen.generator.check.action;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.model.ScalarType;

/**
 * The types of an intrinsic's arguments and results.
 *
 * @param domain what {@code T} can be
 * @param parameters types, {@code T} being empty; without the memory of {@code mem.copy} and others
 * @param results types, {@code T} being empty
 */
public record IntrinsicSignature(
    Intrinsic intrinsic,
    Domain domain,
    List<Optional<ScalarType>> parameters,
    List<Optional<ScalarType>> results) {

  /** What {@code T} of a signature can be. */
  public enum Domain {
    INTEGER_OR_FLOAT("any integer or float type"),
    INTEGER("any integer type"),
    LONG("i64 or u64"),
    FLOAT("f32 or f64");

    private final String text;

    Domain(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    public boolean has(ScalarType type) {
      return switch (this) {
        case INTEGER_OR_FLOAT -> type.isInteger() || type.isFloat();
        case INTEGER -> type.isInteger();
        case LONG -> type == ScalarType.I64 || type == ScalarType.U64;
        case FLOAT -> type.isFloat();
      };
    }
  }

  private static final Map<String, IntrinsicSignature> FUNCTIONS = new LinkedHashMap<>();
  private static final Map<String, IntrinsicSignature> MEMBERS = new LinkedHashMap<>();

  static {
    for (Intrinsic intrinsic : Intrinsic.values()) {
      boolean ofMemory = intrinsic.parameters().startsWith("mem");
      (ofMemory ? MEMBERS : FUNCTIONS).put(intrinsic.text(), of(intrinsic));
    }
  }

  /** The intrinsic called by that name. */
  static Optional<IntrinsicSignature> named(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  /** The intrinsic called as a member of a memory. */
  static Optional<IntrinsicSignature> member(String name) {
    return Optional.ofNullable(MEMBERS.get(name));
  }

  static Set<String> names() {
    return Collections.unmodifiableSet(FUNCTIONS.keySet());
  }

  /** Of any intrinsic, one called as a member of a memory too. */
  public static IntrinsicSignature of(Intrinsic intrinsic) {
    return new IntrinsicSignature(
        intrinsic, domain(intrinsic), types(intrinsic.parameters()), types(intrinsic.results()));
  }

  private static List<Optional<ScalarType>> types(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty() && !word.equals("mem"))
        .map(ScalarType::named)
        .toList();
  }

  private static Domain domain(Intrinsic intrinsic) {
    return switch (intrinsic) {
      case ABS, MIN, MAX -> Domain.INTEGER_OR_FLOAT;
      case MUL_HIGH -> Domain.LONG;
      case SQRT, FLOOR, CEIL, TRUNC, ROUND_EVEN, COPY_SIGN, IS_NAN -> Domain.FLOAT;
      default -> Domain.INTEGER;
    };
  }

  /** Whether the arguments may be of several types. */
  public boolean isGeneric() {
    return parameters.stream().anyMatch(Optional::isEmpty);
  }

  /** Whether an argument is a count or address, for which any integer type will do. */
  public boolean takesAnyInteger(int parameter) {
    return switch (intrinsic) {
      case ROTATE_LEFT, ROTATE_RIGHT -> parameter == 1;
      case MEM_COPY, MEM_COMPARE -> true;
      case MEM_FILL -> parameter < 2;
      default -> false;
    };
  }

  /** The parameter that must not be zero. */
  Optional<Integer> divisor() {
    return switch (intrinsic) {
      case FLOOR_DIV, FLOOR_MOD -> Optional.of(1);
      case UDIV128, SDIV128, SDIV128_FLOOR -> Optional.of(2);
      default -> Optional.empty();
    };
  }

  /** As a message shows it: {@code mulHigh(T, T) -> T, T being i64 or u64}. */
  public String text() {
    StringBuilder text = new StringBuilder(intrinsic.text());
    text.append('(').append(list(parameters)).append(')');
    if (!results.isEmpty()) {
      String list = list(results);
      text.append(" -> ").append(results.size() > 1 ? "(" + list + ")" : list);
    }
    return isGeneric() ? text + ", T being " + domain.text() : text.toString();
  }

  private static String list(List<Optional<ScalarType>> types) {
    return String.join(", ", types.stream().map(t -> t.map(ScalarType::text).orElse("T")).toList());
  }
}
