/*
 * Integers with one meaning everywhere: no undefined behaviour and, with @PREFIX@_PORTABLE defined, none that C
 * leaves to the compiler. C99, C11 and C++; needs no library but memcpy (a divided 64-bit integer may call
 * the compiler's own support routines).
 *
 * T is i8, i16, i32, i64, u8, u16, u32 or u64, `t` its C type (int8_t ... uint64_t):
 *
 *   t T_wrap(uint64_t)                         the low bits, read as a T; of a signed x: T_wrap((uint64_t)x)
 *   t T_add, T_sub, T_mul(t, t)                wrap
 *   t T_neg, T_abs(t)                          wrap
 *   t T_min, T_max(t, t)
 *   t T_div, T_mod(t, t)                       truncate, remainder with the sign of the dividend; min / -1
 *                                              wraps; the caller has excluded a zero divisor
 *   t T_floordiv, T_floormod(t, t)             round to negative infinity, remainder with the divisor's sign;
 *                                              likewise
 *   t T_shl, T_shr(t, uint64_t count)          count modulo the width; T_shr of a signed T keeps the sign
 *   t T_rotl, T_rotr(t, uint64_t count)        count modulo the width
 *   int64_t T_clz, T_ctz, T_popcount(t)        of 0, T_clz and T_ctz give the width
 *   t T_bswap(t)                               bytes in reverse order
 *   double T_to_f64(t), float T_to_f32(t)      to nearest, ties to even
 *   t f64_to_T(double), t f32_to_T(float)      truncate, then saturate; NaN gives 0
 *   t T_load_le, T_load_be(const void *)       least or most significant byte first, at any address
 *   void T_store_le, T_store_be(void *, t)
 *
 * Wider than a word:
 *
 *   uint64_t u64_mulhigh(uint64_t, uint64_t)   the high half of the product
 *   int64_t i64_mulhigh(int64_t, int64_t)
 *   uint64_t addcarry(uint64_t a, uint64_t b, uint64_t carry, uint64_t *carry_out)    a + b + (carry & 1)
 *   uint64_t subborrow(uint64_t a, uint64_t b, uint64_t borrow, uint64_t *borrow_out) a - b - (borrow & 1)
 *   uint64_t udiv128(uint64_t hi, uint64_t lo, uint64_t d, uint64_t *remainder)       quotient of hi:lo by d
 *   int64_t sdiv128(int64_t hi, uint64_t lo, int64_t d, int64_t *remainder)           truncates
 *   int64_t sdiv128floor(int64_t hi, uint64_t lo, int64_t d, int64_t *remainder)      rounds down
 *   int udiv128_overflows(uint64_t hi, uint64_t lo, uint64_t d)    not 0: the quotient does not fit
 *   int sdiv128_overflows, sdiv128floor_overflows(int64_t hi, uint64_t lo, int64_t d)
 *                                              divide only with d not 0 and where these give 0
 *
 * Floats; a NaN is stored, and turned into bits, as the canonical one (0x7ff8000000000000, 0x7fc00000):
 *
 *   uint64_t f64_to_bits(double)  double f64_from_bits(uint64_t)  float f64_to_f32(double)
 *   uint32_t f32_to_bits(float)   float f32_from_bits(uint32_t)   double f32_to_f64(float)
 *   double f64_load_le, f64_load_be(const void *)  void f64_store_le, f64_store_be(void *, double)
 *   float f32_load_le, f32_load_be(const void *)   void f32_store_le, f32_store_be(void *, float)
 *
 * Every name above has the prefix @PREFIX@_, as in @PREFIX@_i64_add.
 */
#ifndef @PREFIX@_VM_INT_H
#define @PREFIX@_VM_INT_H

#include <stdint.h>
#include <string.h>

#if defined(__GNUC__) && !defined(@PREFIX@_PORTABLE)
#define @PREFIX@_INT_BUILTINS 1
#else
#define @PREFIX@_INT_BUILTINS 0
#endif

#if defined(__GNUC__)
#define @PREFIX@_INT_FN static inline __attribute__((__unused__))
#else
#define @PREFIX@_INT_FN static inline
#endif

#if @PREFIX@_INT_BUILTINS && defined(__SIZEOF_INT128__)
__extension__ typedef unsigned __int128 @PREFIX@_u128;
#define @PREFIX@_INT_WIDE 1
#else
#define @PREFIX@_INT_WIDE 0
#endif

/* ---- Bits of a word ------------------------------------------------------------------------------------- */

@PREFIX@_INT_FN int64_t @PREFIX@_bits_popcount(uint64_t x) {
#if @PREFIX@_INT_BUILTINS && (defined(__POPCNT__) || defined(__aarch64__))
  return __builtin_popcountll(x);
#else /* sums of 2, 4, 8 bits side by side, then all eight bytes by one product */
  x -= (x >> 1) & UINT64_C(0x5555555555555555);
  x = (x & UINT64_C(0x3333333333333333)) + ((x >> 2) & UINT64_C(0x3333333333333333));
  x = (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
  return (int64_t)((x * UINT64_C(0x0101010101010101)) >> 56);
#endif
}

/* Leading zeros in 64 bits. */
@PREFIX@_INT_FN int64_t @PREFIX@_bits_clz(uint64_t x) {
#if @PREFIX@_INT_BUILTINS
  return x == 0 ? 64 : __builtin_clzll(x);
#else /* all bits below the highest one set, the zeros counted */
  int shift;
  for (shift = 1; shift < 64; shift <<= 1) x |= x >> shift;
  return @PREFIX@_bits_popcount(~x);
#endif
}

/* Trailing zeros in 64 bits; any number for 0. */
@PREFIX@_INT_FN int64_t @PREFIX@_bits_ctz(uint64_t x) {
#if @PREFIX@_INT_BUILTINS
  return x == 0 ? 64 : __builtin_ctzll(x);
#else
  return @PREFIX@_bits_popcount(~x & (x - 1));
#endif
}

@PREFIX@_INT_FN uint64_t @PREFIX@_bits_reverse_bytes(uint64_t x) {
#if @PREFIX@_INT_BUILTINS
  return __builtin_bswap64(x);
#else
  x = ((x >> 8) & UINT64_C(0x00ff00ff00ff00ff)) | ((x & UINT64_C(0x00ff00ff00ff00ff)) << 8);
  x = ((x >> 16) & UINT64_C(0x0000ffff0000ffff)) | ((x & UINT64_C(0x0000ffff0000ffff)) << 16);
  return (x >> 32) | (x << 32);
#endif
}

/* ---- Reading and writing bytes -------------------------------------------------------------------------- */

#if @PREFIX@_INT_BUILTINS && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define @PREFIX@_INT_LITTLE_ENDIAN 1
#else
#define @PREFIX@_INT_LITTLE_ENDIAN 0
#endif

/* C is an unsigned type of BITS bits. Little-endian machines copy; others build the value byte by byte. */
#define @PREFIX@_INT_BYTES(T, C, BITS)                                                                   \
  @PREFIX@_INT_FN C @PREFIX@_##T##_load_le(const void *address) {                                        \
    C x = 0;                                                                                             \
    if (@PREFIX@_INT_LITTLE_ENDIAN) {                                                                    \
      memcpy(&x, address, sizeof x);                                                                     \
    } else {                                                                                             \
      const unsigned char *bytes = (const unsigned char *)address;                                       \
      int i;                                                                                             \
      for (i = 0; i < BITS / 8; i++) x = (C)(x | (C)((C)bytes[i] << (8 * i)));                           \
    }                                                                                                    \
    return x;                                                                                            \
  }                                                                                                      \
  @PREFIX@_INT_FN void @PREFIX@_##T##_store_le(void *address, C x) {                                     \
    if (@PREFIX@_INT_LITTLE_ENDIAN) {                                                                    \
      memcpy(address, &x, sizeof x);                                                                     \
    } else {                                                                                             \
      unsigned char *bytes = (unsigned char *)address;                                                   \
      int i;                                                                                             \
      for (i = 0; i < BITS / 8; i++) bytes[i] = (unsigned char)((uint64_t)x >> (8 * i));                 \
    }                                                                                                    \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_bswap(C x) {                                                          \
    return (C)(@PREFIX@_bits_reverse_bytes((uint64_t)x) >> (64 - BITS));                                 \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_load_be(const void *address) {                                        \
    return @PREFIX@_##T##_bswap(@PREFIX@_##T##_load_le(address));                                        \
  }                                                                                                      \
  @PREFIX@_INT_FN void @PREFIX@_##T##_store_be(void *address, C x) {                                     \
    @PREFIX@_##T##_store_le(address, @PREFIX@_##T##_bswap(x));                                           \
  }

@PREFIX@_INT_BYTES(u8, uint8_t, 8)
@PREFIX@_INT_BYTES(u16, uint16_t, 16)
@PREFIX@_INT_BYTES(u32, uint32_t, 32)
@PREFIX@_INT_BYTES(u64, uint64_t, 64)

/* ---- Arithmetic ----------------------------------------------------------------------------------------- */

/* To a signed type: GCC and Clang document that they keep the low bits; C leaves it open, but -(~x) - 1 is the
   same number and never out of range. */
#if @PREFIX@_INT_BUILTINS
#define @PREFIX@_INT_AS_SIGNED(C, U, x) ((C)(U)(x))
#define @PREFIX@_INT_SHIFT_RIGHT(x, n) ((x) >> (n))
#else
#define @PREFIX@_INT_AS_SIGNED(C, U, x) \
  ((U)(x) <= (U)((U)~(U)0 >> 1) ? (C)(U)(x) : (C)(-(C)(U)~(U)(x) - 1))
#define @PREFIX@_INT_SHIFT_RIGHT(x, n) ((x) < 0 ? ~(~(x) >> (n)) : (x) >> (n))
#endif

/* What signed and unsigned types share. Computes in W, an unsigned type that is not promoted to int. */
#define @PREFIX@_INT_COMMON(T, C, U, W, BITS)                                                            \
  @PREFIX@_INT_FN C @PREFIX@_##T##_add(C a, C b) { return @PREFIX@_##T##_wrap((W)a + (W)b); }            \
  @PREFIX@_INT_FN C @PREFIX@_##T##_sub(C a, C b) { return @PREFIX@_##T##_wrap((W)a - (W)b); }            \
  @PREFIX@_INT_FN C @PREFIX@_##T##_mul(C a, C b) { return @PREFIX@_##T##_wrap((W)a * (W)b); }            \
  @PREFIX@_INT_FN C @PREFIX@_##T##_neg(C a) { return @PREFIX@_##T##_wrap((W)0 - (W)a); }                 \
  @PREFIX@_INT_FN C @PREFIX@_##T##_min(C a, C b) { return a < b ? a : b; }                               \
  @PREFIX@_INT_FN C @PREFIX@_##T##_max(C a, C b) { return a > b ? a : b; }                               \
  @PREFIX@_INT_FN C @PREFIX@_##T##_shl(C a, uint64_t count) {                                            \
    return @PREFIX@_##T##_wrap((W)a << (count & (BITS - 1)));                                            \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_rotl(C a, uint64_t count) {                                           \
    W x = (W)(U)a;                                                                                       \
    return @PREFIX@_##T##_wrap((x << (count & (BITS - 1))) | (x >> ((0 - count) & (BITS - 1))));         \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_rotr(C a, uint64_t count) {                                           \
    W x = (W)(U)a;                                                                                       \
    return @PREFIX@_##T##_wrap((x >> (count & (BITS - 1))) | (x << ((0 - count) & (BITS - 1))));         \
  }                                                                                                      \
  @PREFIX@_INT_FN int64_t @PREFIX@_##T##_clz(C a) { return @PREFIX@_bits_clz((U)a) - (64 - BITS); }      \
  @PREFIX@_INT_FN int64_t @PREFIX@_##T##_ctz(C a) { return a == 0 ? BITS : @PREFIX@_bits_ctz((U)a); }    \
  @PREFIX@_INT_FN int64_t @PREFIX@_##T##_popcount(C a) { return @PREFIX@_bits_popcount((U)a); }

/* Divided is by 1 instead of -1, by which the least number has no quotient, and the quotient negated. Rounding down
   takes one division of the processor too: engines are compiled without passes that make one of two. */
#define @PREFIX@_INT_SIGNED(T, UT, C, U, W, BITS)                                                        \
  @PREFIX@_INT_FN C @PREFIX@_##T##_wrap(uint64_t bits) { return @PREFIX@_INT_AS_SIGNED(C, U, bits); }    \
  @PREFIX@_INT_COMMON(T, C, U, W, BITS)                                                                  \
  @PREFIX@_INT_FN C @PREFIX@_##T##_abs(C a) { return a < 0 ? @PREFIX@_##T##_neg(a) : a; }                \
  @PREFIX@_INT_FN C @PREFIX@_##T##_divisor(C b) { return (C)(b == -1 ? 1 : b); }                         \
  @PREFIX@_INT_FN C @PREFIX@_##T##_div(C a, C b) {                                                       \
    C quotient = (C)(a / @PREFIX@_##T##_divisor(b));                                                     \
    return b == -1 ? @PREFIX@_##T##_neg(quotient) : quotient;                                            \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_mod(C a, C b) { return (C)(a % @PREFIX@_##T##_divisor(b)); }          \
  @PREFIX@_INT_FN C @PREFIX@_##T##_floordiv(C a, C b) {                                                  \
    C quotient = @PREFIX@_##T##_div(a, b);                                                               \
    C remainder = @PREFIX@_##T##_sub(a, @PREFIX@_##T##_mul(quotient, b));                                \
    return remainder != 0 && (remainder < 0) != (b < 0) ? (C)(quotient - 1) : quotient;                  \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_floormod(C a, C b) {                                                  \
    C remainder = @PREFIX@_##T##_mod(a, b);                                                              \
    return remainder != 0 && (remainder < 0) != (b < 0) ? (C)(remainder + b) : remainder;                \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_shr(C a, uint64_t count) {                                            \
    return (C)@PREFIX@_INT_SHIFT_RIGHT(a, count & (BITS - 1));                                           \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_bswap(C a) { return @PREFIX@_##T##_wrap(@PREFIX@_##UT##_bswap((U)a)); } \
  @PREFIX@_INT_FN C @PREFIX@_##T##_load_le(const void *address) {                                        \
    return @PREFIX@_##T##_wrap(@PREFIX@_##UT##_load_le(address));                                        \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##T##_load_be(const void *address) {                                        \
    return @PREFIX@_##T##_wrap(@PREFIX@_##UT##_load_be(address));                                        \
  }                                                                                                      \
  @PREFIX@_INT_FN void @PREFIX@_##T##_store_le(void *address, C a) { @PREFIX@_##UT##_store_le(address, (U)a); } \
  @PREFIX@_INT_FN void @PREFIX@_##T##_store_be(void *address, C a) { @PREFIX@_##UT##_store_be(address, (U)a); }

#define @PREFIX@_INT_UNSIGNED(T, U, W, BITS)                                                             \
  @PREFIX@_INT_FN U @PREFIX@_##T##_wrap(uint64_t bits) { return (U)bits; }                               \
  @PREFIX@_INT_COMMON(T, U, U, W, BITS)                                                                  \
  @PREFIX@_INT_FN U @PREFIX@_##T##_abs(U a) { return a; }                                                \
  @PREFIX@_INT_FN U @PREFIX@_##T##_div(U a, U b) { return (U)(a / b); }                                  \
  @PREFIX@_INT_FN U @PREFIX@_##T##_mod(U a, U b) { return (U)(a % b); }                                  \
  @PREFIX@_INT_FN U @PREFIX@_##T##_floordiv(U a, U b) { return (U)(a / b); }                             \
  @PREFIX@_INT_FN U @PREFIX@_##T##_floormod(U a, U b) { return (U)(a % b); }                             \
  @PREFIX@_INT_FN U @PREFIX@_##T##_shr(U a, uint64_t count) { return (U)(a >> (count & (BITS - 1))); }

@PREFIX@_INT_UNSIGNED(u8, uint8_t, uint32_t, 8)
@PREFIX@_INT_UNSIGNED(u16, uint16_t, uint32_t, 16)
@PREFIX@_INT_UNSIGNED(u32, uint32_t, uint32_t, 32)
@PREFIX@_INT_UNSIGNED(u64, uint64_t, uint64_t, 64)
@PREFIX@_INT_SIGNED(i8, u8, int8_t, uint8_t, uint32_t, 8)
@PREFIX@_INT_SIGNED(i16, u16, int16_t, uint16_t, uint32_t, 16)
@PREFIX@_INT_SIGNED(i32, u32, int32_t, uint32_t, uint32_t, 32)
@PREFIX@_INT_SIGNED(i64, u64, int64_t, uint64_t, uint64_t, 64)

/* ---- Two words ------------------------------------------------------------------------------------------ */

@PREFIX@_INT_FN uint64_t @PREFIX@_addcarry(uint64_t a, uint64_t b, uint64_t carry, uint64_t *carry_out) {
  uint64_t partial = a + b;
  uint64_t sum = partial + (carry & 1);
  *carry_out = (uint64_t)(partial < a) | (uint64_t)(sum < partial);
  return sum;
}

@PREFIX@_INT_FN uint64_t @PREFIX@_subborrow(uint64_t a, uint64_t b, uint64_t borrow, uint64_t *borrow_out) {
  uint64_t partial = a - b;
  uint64_t difference = partial - (borrow & 1);
  *borrow_out = (uint64_t)(a < b) | (uint64_t)(partial < difference);
  return difference;
}

@PREFIX@_INT_FN uint64_t @PREFIX@_u64_mulhigh(uint64_t a, uint64_t b) {
#if @PREFIX@_INT_WIDE
  return (uint64_t)(((@PREFIX@_u128)a * b) >> 64);
#else /* by halves; no sum can exceed 64 bits */
  uint64_t a_low = a & 0xffffffffu, a_high = a >> 32;
  uint64_t b_low = b & 0xffffffffu, b_high = b >> 32;
  uint64_t middle = a_high * b_low + ((a_low * b_low) >> 32);
  uint64_t middle_2 = a_low * b_high + (middle & 0xffffffffu);
  return a_high * b_high + (middle >> 32) + (middle_2 >> 32);
#endif
}

/* A negative operand counts 2^64 less than its bits. */
@PREFIX@_INT_FN int64_t @PREFIX@_i64_mulhigh(int64_t a, int64_t b) {
  uint64_t high = @PREFIX@_u64_mulhigh((uint64_t)a, (uint64_t)b);
  if (a < 0) high -= (uint64_t)b;
  if (b < 0) high -= (uint64_t)a;
  return @PREFIX@_i64_wrap(high);
}

@PREFIX@_INT_FN int @PREFIX@_udiv128_overflows(uint64_t hi, uint64_t lo, uint64_t d) {
  (void)lo;
  return hi >= d;
}

/* One digit of a quotient in base 2^32: high (64 bits) and digit by the normalized d, high < d. The estimate by
   the divisor's upper half is at most 2 too large: Knuth, "The Art of Computer Programming" 4.3.1, theorem B. */
@PREFIX@_INT_FN uint64_t @PREFIX@_udiv128_digit(uint64_t high, uint64_t digit, uint64_t d) {
  uint64_t d_high = d >> 32, d_low = d & 0xffffffffu;
  uint64_t quotient = high / d_high, remainder = high % d_high;
  while (quotient > 0xffffffffu || quotient * d_low > ((remainder << 32) | digit)) {
    quotient--;
    remainder += d_high;
    if (remainder > 0xffffffffu) break;
  }
  return quotient;
}

@PREFIX@_INT_FN uint64_t @PREFIX@_udiv128(uint64_t hi, uint64_t lo, uint64_t d, uint64_t *remainder) {
#if @PREFIX@_INT_BUILTINS && defined(__x86_64__)
  uint64_t quotient, rest;
  __asm__("divq %4" : "=a"(quotient), "=d"(rest) : "0"(lo), "1"(hi), "r"(d) : "cc");
  *remainder = rest;
  return quotient;
#elif @PREFIX@_INT_WIDE
  @PREFIX@_u128 dividend = ((@PREFIX@_u128)hi << 64) | lo;
  *remainder = (uint64_t)(dividend % d);
  return (uint64_t)(dividend / d);
#else
  int64_t shift = @PREFIX@_bits_clz(d);
  uint64_t high, low;
  if (shift != 0) {
    d <<= shift;
    hi = (hi << shift) | (lo >> (64 - shift));
    lo <<= shift;
  }
  high = @PREFIX@_udiv128_digit(hi, lo >> 32, d);
  hi = ((hi << 32) | (lo >> 32)) - high * d;
  lo &= 0xffffffffu;
  low = @PREFIX@_udiv128_digit(hi, lo, d);
  *remainder = (((hi << 32) | lo) - low * d) >> shift;
  return (high << 32) + low;
#endif
}

/* |hi:lo|, its high half; the low one to *magnitude_low. */
@PREFIX@_INT_FN uint64_t @PREFIX@_magnitude128(int64_t hi, uint64_t lo, uint64_t *magnitude_low) {
  if (hi >= 0) {
    *magnitude_low = lo;
    return (uint64_t)hi;
  }
  *magnitude_low = 0 - lo;
  return ~(uint64_t)hi + (lo == 0);
}

@PREFIX@_INT_FN uint64_t @PREFIX@_magnitude64(int64_t x) { return x < 0 ? 0 - (uint64_t)x : (uint64_t)x; }

/* Whether hi:lo >= 2^63 * d. */
@PREFIX@_INT_FN int @PREFIX@_reaches_2_63(uint64_t hi, uint64_t lo, uint64_t d) {
  return hi >> 63 != 0 || ((hi << 1) | (lo >> 63)) >= d;
}

/* A quotient of magnitude q fits if q < 2^63, or q <= 2^63 when negative: the magnitude of the dividend is less
   than 2^63 d, or (2^63 + 1) d. */
@PREFIX@_INT_FN int @PREFIX@_sdiv128_overflows(int64_t hi, uint64_t lo, int64_t d) {
  uint64_t low, divisor = @PREFIX@_magnitude64(d);
  uint64_t high = @PREFIX@_magnitude128(hi, lo, &low);
  if ((hi < 0) != (d < 0)) {
    if (high == 0 && low < divisor) return 0;
    high -= low < divisor;
    low -= divisor;
  }
  return @PREFIX@_reaches_2_63(high, low, divisor);
}

@PREFIX@_INT_FN int64_t @PREFIX@_sdiv128(int64_t hi, uint64_t lo, int64_t d, int64_t *remainder) {
  uint64_t low, rest;
  uint64_t high = @PREFIX@_magnitude128(hi, lo, &low);
  uint64_t quotient = @PREFIX@_udiv128(high, low, @PREFIX@_magnitude64(d), &rest);
  *remainder = @PREFIX@_i64_wrap(hi < 0 ? 0 - rest : rest);
  return @PREFIX@_i64_wrap((hi < 0) != (d < 0) ? 0 - quotient : quotient);
}

/* Rounded down, a negative quotient fits up to and including a magnitude of 2^63 d. */
@PREFIX@_INT_FN int @PREFIX@_sdiv128floor_overflows(int64_t hi, uint64_t lo, int64_t d) {
  uint64_t low, divisor = @PREFIX@_magnitude64(d);
  uint64_t high = @PREFIX@_magnitude128(hi, lo, &low);
  if ((hi < 0) != (d < 0)) {
    if ((high | low) == 0) return 0;
    high -= low == 0;
    low--;
  }
  return @PREFIX@_reaches_2_63(high, low, divisor);
}

@PREFIX@_INT_FN int64_t @PREFIX@_sdiv128floor(int64_t hi, uint64_t lo, int64_t d, int64_t *remainder) {
  int64_t rest;
  int64_t quotient = @PREFIX@_sdiv128(hi, lo, d, &rest);
  if (rest != 0 && (rest < 0) != (d < 0)) {
    quotient--;
    rest += d;
  }
  *remainder = rest;
  return quotient;
}

/* ---- Floats --------------------------------------------------------------------------------------------- */

@PREFIX@_INT_FN uint64_t @PREFIX@_f64_to_bits(double x) {
  uint64_t bits = UINT64_C(0x7ff8000000000000);
  if (x == x) memcpy(&bits, &x, sizeof bits);
  return bits;
}

@PREFIX@_INT_FN double @PREFIX@_f64_from_bits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

@PREFIX@_INT_FN uint32_t @PREFIX@_f32_to_bits(float x) {
  uint32_t bits = UINT32_C(0x7fc00000);
  if (x == x) memcpy(&bits, &x, sizeof bits);
  return bits;
}

@PREFIX@_INT_FN float @PREFIX@_f32_from_bits(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

@PREFIX@_INT_FN float @PREFIX@_f64_to_f32(double x) { return (float)x; }

@PREFIX@_INT_FN double @PREFIX@_f32_to_f64(float x) { return (double)x; }

/* F is f32 or f64, C its type, UT the integer type of its width. */
#define @PREFIX@_INT_FLOAT_BYTES(F, C, UT)                                                               \
  @PREFIX@_INT_FN C @PREFIX@_##F##_load_le(const void *address) {                                        \
    return @PREFIX@_##F##_from_bits(@PREFIX@_##UT##_load_le(address));                                   \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_##F##_load_be(const void *address) {                                        \
    return @PREFIX@_##F##_from_bits(@PREFIX@_##UT##_load_be(address));                                   \
  }                                                                                                      \
  @PREFIX@_INT_FN void @PREFIX@_##F##_store_le(void *address, C x) {                                     \
    @PREFIX@_##UT##_store_le(address, @PREFIX@_##F##_to_bits(x));                                        \
  }                                                                                                      \
  @PREFIX@_INT_FN void @PREFIX@_##F##_store_be(void *address, C x) {                                     \
    @PREFIX@_##UT##_store_be(address, @PREFIX@_##F##_to_bits(x));                                        \
  }

@PREFIX@_INT_FLOAT_BYTES(f32, float, u32)
@PREFIX@_INT_FLOAT_BYTES(f64, double, u64)

/* MIN and MAX are doubles; beyond them the conversion of C is undefined. A float is first made a double, which is
   exact. */
#define @PREFIX@_INT_NARROW_FLOATS(T, C, MIN, MAX)                                                       \
  @PREFIX@_INT_FN C @PREFIX@_f64_to_##T(double x) {                                                      \
    if (x != x) return 0;                                                                                \
    return (C)(x < MIN ? MIN : x > MAX ? MAX : x);                                                       \
  }                                                                                                      \
  @PREFIX@_INT_FN C @PREFIX@_f32_to_##T(float x) { return @PREFIX@_f64_to_##T((double)x); }              \
  @PREFIX@_INT_FN double @PREFIX@_##T##_to_f64(C x) { return (double)x; }                                \
  @PREFIX@_INT_FN float @PREFIX@_##T##_to_f32(C x) { return (float)(double)x; }

@PREFIX@_INT_NARROW_FLOATS(i8, int8_t, -128.0, 127.0)
@PREFIX@_INT_NARROW_FLOATS(i16, int16_t, -32768.0, 32767.0)
@PREFIX@_INT_NARROW_FLOATS(i32, int32_t, -2147483648.0, 2147483647.0)
@PREFIX@_INT_NARROW_FLOATS(u8, uint8_t, 0.0, 255.0)
@PREFIX@_INT_NARROW_FLOATS(u16, uint16_t, 0.0, 65535.0)
@PREFIX@_INT_NARROW_FLOATS(u32, uint32_t, 0.0, 4294967295.0)

@PREFIX@_INT_FN int64_t @PREFIX@_f64_to_i64(double x) {
  if (x != x) return 0;
  if (x >= 9223372036854775808.0) return @PREFIX@_i64_wrap(~(uint64_t)0 >> 1);
  if (x < -9223372036854775808.0) return @PREFIX@_i64_wrap((uint64_t)1 << 63);
  return (int64_t)x;
}

@PREFIX@_INT_FN uint64_t @PREFIX@_f64_to_u64(double x) {
  if (!(x >= 1.0)) return 0;
  if (x >= 18446744073709551616.0) return ~(uint64_t)0;
  return (uint64_t)x;
}

@PREFIX@_INT_FN int64_t @PREFIX@_f32_to_i64(float x) { return @PREFIX@_f64_to_i64((double)x); }

@PREFIX@_INT_FN uint64_t @PREFIX@_f32_to_u64(float x) { return @PREFIX@_f64_to_u64((double)x); }

/* Both halves are exact, so that only the sum rounds; a 32-bit compiler's own conversion may round twice. */
@PREFIX@_INT_FN double @PREFIX@_u64_to_f64(uint64_t x) {
  return (double)(uint32_t)(x >> 32) * 4294967296.0 + (double)(uint32_t)x;
}

@PREFIX@_INT_FN double @PREFIX@_i64_to_f64(int64_t x) {
#if @PREFIX@_INT_BUILTINS && defined(__LP64__)
  return (double)x;
#else
  double magnitude = @PREFIX@_u64_to_f64(@PREFIX@_magnitude64(x));
  return x < 0 ? -magnitude : magnitude;
#endif
}

/* By way of a double that keeps, below the bits that count, whether any lower bit was set. */
@PREFIX@_INT_FN float @PREFIX@_u64_to_f32(uint64_t x) {
  if (x >> 53 != 0) {
    uint64_t sticky = (uint64_t)((x & 2047u) != 0);
    return (float)@PREFIX@_u64_to_f64((x >> 11) | sticky) * 2048.0f;
  }
  return (float)@PREFIX@_u64_to_f64(x);
}

@PREFIX@_INT_FN float @PREFIX@_i64_to_f32(int64_t x) {
  float magnitude = @PREFIX@_u64_to_f32(@PREFIX@_magnitude64(x));
  return x < 0 ? -magnitude : magnitude;
}

#endif
