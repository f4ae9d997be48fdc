package org.vmgen.generator.action;

/**
 * Functions that the language itself provides, with one meaning on every target. {@code T} in a
 * signature is one of the listed types, the same throughout.
 */
public enum Intrinsic {
  // integers and floats
  /**
   * T is any integer or float type; of the smallest integer, itself; of floats, the sign bit
   * cleared.
   */
  ABS("abs", "T", "T"),
  /** Of floats, NaN if either is NaN, and -0 below 0. */
  MIN("min", "T T", "T"),
  MAX("max", "T T", "T"),
  // integers, T any integer type
  /** Rounds toward negative infinity; a zero divisor traps. */
  FLOOR_DIV("floorDiv", "T T", "T"),
  /** The sign of the divisor; a zero divisor traps. */
  FLOOR_MOD("floorMod", "T T", "T"),
  /** T is i64 or u64: the high half of the 128-bit product. */
  MUL_HIGH("mulHigh", "T T", "T"),
  /** Leading zeros, the width for 0. */
  CLZ("clz", "T", "i64"),
  /** Trailing zeros, the width for 0. */
  CTZ("ctz", "T", "i64"),
  POPCOUNT("popcount", "T", "i64"),
  /** The count is taken modulo the width. */
  ROTATE_LEFT("rotateLeft", "T i64", "T"),
  ROTATE_RIGHT("rotateRight", "T i64", "T"),
  BYTE_SWAP("byteSwap", "T", "T"),
  FITS_I8("fitsI8", "i64", "bool"),
  FITS_I16("fitsI16", "i64", "bool"),
  FITS_I32("fitsI32", "i64", "bool"),
  FITS_U8("fitsU8", "i64", "bool"),
  FITS_U16("fitsU16", "i64", "bool"),
  FITS_U32("fitsU32", "i64", "bool"),
  /**
   * (high, low, divisor) to (quotient, remainder); traps on zero and when the quotient does not
   * fit.
   */
  UDIV128("udiv128", "u64 u64 u64", "u64 u64"),
  /** The same for a signed dividend; the quotient is truncated. */
  SDIV128("sdiv128", "i64 u64 i64", "i64 i64"),
  /** The same; the quotient is rounded toward negative infinity. */
  SDIV128_FLOOR("sdiv128Floor", "i64 u64 i64", "i64 i64"),
  /** (a, b, carry 0 or 1) to (sum, carry out); of the carry in, the lowest bit counts. */
  ADD_CARRY("addCarry", "u64 u64 u64", "u64 u64"),
  SUB_BORROW("subBorrow", "u64 u64 u64", "u64 u64"),
  // floats, T is f32 or f64
  SQRT("sqrt", "T", "T"),
  FLOOR("floor", "T", "T"),
  CEIL("ceil", "T", "T"),
  TRUNC("trunc", "T", "T"),
  /** To the nearest integer, ties to even. */
  ROUND_EVEN("roundEven", "T", "T"),
  COPY_SIGN("copySign", "T T", "T"),
  IS_NAN("isNaN", "T", "bool"),
  // bit casts; a NaN gives the canonical one
  F64_BITS("f64Bits", "f64", "u64"),
  F64_FROM_BITS("f64FromBits", "u64", "f64"),
  F32_BITS("f32Bits", "f32", "u32"),
  F32_FROM_BITS("f32FromBits", "u32", "f32"),
  // f64: one algorithm, that of fdlibm
  SIN("sin", "f64", "f64"),
  COS("cos", "f64", "f64"),
  TAN("tan", "f64", "f64"),
  ASIN("asin", "f64", "f64"),
  ACOS("acos", "f64", "f64"),
  ATAN("atan", "f64", "f64"),
  ATAN2("atan2", "f64 f64", "f64"),
  SINH("sinh", "f64", "f64"),
  COSH("cosh", "f64", "f64"),
  TANH("tanh", "f64", "f64"),
  EXP("exp", "f64", "f64"),
  EXPM1("expm1", "f64", "f64"),
  LOG("log", "f64", "f64"),
  LOG1P("log1p", "f64", "f64"),
  LOG10("log10", "f64", "f64"),
  POW("pow", "f64 f64", "f64"),
  CBRT("cbrt", "f64", "f64"),
  HYPOT("hypot", "f64 f64", "f64"),
  // memories, written mem.copy(to, from, count); bounds are tested before anything is written
  /** As by memmove. */
  MEM_COPY("copy", "mem i64 i64 i64", ""),
  /** (address, count, byte). */
  MEM_FILL("fill", "mem i64 i64 u8", ""),
  /** (a, b, count): below, equal or above 0 as the first differing bytes, unsigned, are ordered. */
  MEM_COMPARE("compare", "mem i64 i64 i64", "i64");

  private final String text;
  private final String parameters;
  private final String results;

  Intrinsic(String text, String parameters, String results) {
    this.text = text;
    this.parameters = parameters;
    this.results = results;
  }

  /** The name that the language uses. */
  public String text() {
    return text;
  }

  /** Parameter types, blank-separated; {@code T} as the constant's documentation says. */
  public String parameters() {
    return parameters;
  }

  /** Result types, blank-separated, empty for none. */
  public String results() {
    return results;
  }
}
