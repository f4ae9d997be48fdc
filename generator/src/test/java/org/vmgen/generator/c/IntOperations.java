package org.vmgen.generator.c;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** The functions of {@code vm_int.h} on one integer type; operands are the low bits of words. */
record IntOperations(IntType type) {

  private static final long LOW_32 = 0xffff_ffffL;

  List<Operation> all() {
    int width = type.width();
    return List.of(
        unary("wrap", x -> x),
        unary("neg", BigInteger::negate),
        unary("abs", BigInteger::abs),
        unary("bswap", type::reverseBytes),
        binary("add", BigInteger::add),
        binary("sub", BigInteger::subtract),
        binary("mul", BigInteger::multiply),
        binary("min", BigInteger::min),
        binary("max", BigInteger::max),
        division("div", BigInteger::divide),
        division("mod", BigInteger::remainder),
        division("floordiv", IntType::floorDivide),
        division("floormod", (x, y) -> x.subtract(IntType.floorDivide(x, y).multiply(y))),
        shift("shl", BigInteger::shiftLeft),
        shift("shr", BigInteger::shiftRight),
        shift("rotl", type::rotateLeft),
        shift("rotr", (x, count) -> type.rotateLeft(x, width - count)),
        count("clz", x -> width - type.bits(x).bitLength()),
        count("ctz", x -> x.signum() == 0 ? width : x.getLowestSetBit()),
        count("popcount", x -> type.bits(x).bitCount()),
        ofValue("to_f64", "bits64", x -> Double.doubleToLongBits(x.doubleValue())),
        ofValue("to_f32", "bits32", x -> Float.floatToIntBits(x.floatValue()) & LOW_32),
        store("store_le", x -> x),
        store("store_be", type::reverseBytes),
        load("load_le", x -> x),
        load("load_be", type::reverseBytes));
  }

  private interface Shift {
    BigInteger apply(BigInteger x, int count);
  }

  private Operation unary(String name, UnaryOperator<BigInteger> java) {
    return ofValue(name, "(uint64_t)", x -> type.wrap(java.apply(x)).longValue());
  }

  private Operation count(String name, ToIntFunction<BigInteger> java) {
    return ofValue(name, "(uint64_t)", java::applyAsInt);
  }

  private Operation binary(String name, BinaryOperator<BigInteger> java) {
    return operation(
        name,
        value("a") + ", " + value("b"),
        (a, b, c) -> result(java.apply(type.wrap(a), type.wrap(b))));
  }

  private Operation division(String name, BinaryOperator<BigInteger> java) {
    Operation total = binary(name, java);
    return new Operation(
        total.name(),
        total.code(),
        (a, b, c) ->
            type.wrap(b).signum() == 0 ? Operation.UNDEFINED : total.reference().results(a, b, c));
  }

  /** The count is the whole word b, of which Java takes the remainder here. */
  private Operation shift(String name, Shift java) {
    return operation(
        name,
        value("a") + ", b",
        (a, b, c) -> result(java.apply(type.wrap(a), Math.floorMod(b, type.width()))));
  }

  private Operation ofValue(String name, String toBits, ToLongFunction<BigInteger> java) {
    return new Operation(
        function(name),
        "r = %s(%s(%s));".formatted(toBits, function(name), value("a")),
        (a, b, c) -> Operation.one(java.applyAsLong(type.wrap(a))));
  }

  private Operation store(String name, UnaryOperator<BigInteger> java) {
    return new Operation(
        function(name),
        "{ unsigned char *p = bytes(0); %s(p, %s); r = value(p); }"
            .formatted(function(name), value("a")),
        (a, b, c) -> Operation.one(type.bits(java.apply(type.wrap(a))).longValue()));
  }

  private Operation load(String name, UnaryOperator<BigInteger> java) {
    return operation(name, "bytes(a)", (a, b, c) -> result(java.apply(type.wrap(a))));
  }

  private Operation operation(String name, String arguments, Operation.Reference java) {
    String call = "%s(%s)".formatted(function(name), arguments);
    return new Operation(function(name), "r = (uint64_t)" + call + ";", java);
  }

  private long[] result(BigInteger x) {
    return Operation.one(type.wrap(x).longValue());
  }

  private String value(String word) {
    return "%s(%s)".formatted(function("wrap"), word);
  }

  private String function(String name) {
    return Recipe.PREFIX + "_" + type.text() + "_" + name;
  }
}
