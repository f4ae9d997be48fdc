/*
 * Floating-point functions with one result everywhere: bit for bit those of Java's StrictMath, which the
 * Java engines of the same machine use. A NaN result may be any NaN; its bits are not observable.
 *
 *   double @PREFIX@_NAME(double)          sin cos tan asin acos atan exp expm1 log log1p log10
 *                                         sinh cosh tanh cbrt sqrt floor ceil trunc rint fabs
 *   double @PREFIX@_NAME(double, double)  atan2(y, x) pow(x, y) hypot fmod copysign min max
 *   float  @PREFIX@_NAMEf(float)          sqrtf floorf ceilf truncf rintf fabsf
 *   float  @PREFIX@_NAMEf(float, float)   fmodf copysignf minf maxf
 *
 *   rint            to the nearest integer, ties to the even one
 *   fmod            the remainder of the truncated quotient, sign of the dividend: % of Java
 *   min, max        NaN when either operand is NaN; -0 is less than +0
 *   copysign        a NaN as second operand counts as positive
 *
 * The elementary functions evaluate the approximations of K. C. Ng's "fdlibm" (Sun Microsystems, 1993) that
 * StrictMath is specified by: the same coefficients in the same order of rounding, since a polynomial that is
 * merely as accurate gives other last bits. Large arguments of sin, cos and tan are reduced after Payne and
 * Hanek, "Radian Reduction for Trigonometric Functions", SIGNUM Newsletter 18 (1983).
 *
 * Needs IEEE binary32/binary64 in round-to-nearest, each operation rounded to its own type; compile with
 * -ffp-contract=off. Needs no library but memcpy. C99, C11 and C++. Constants are decimal with 17 digits, which
 * denote exactly one double: C++ before 2017 has no hexadecimal ones.
 *
 * Define @PREFIX@_PORTABLE to leave out what is particular to a compiler or a processor.
 */
#ifndef @PREFIX@_VM_MATH_H
#define @PREFIX@_VM_MATH_H

#include <float.h>
#include <stdint.h>
#include <string.h>

#if defined(__FAST_MATH__)
#error "the virtual machine needs IEEE arithmetic: compile without -ffast-math"
#endif
#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD != 0
#error "the virtual machine needs every operation rounded to its type: on 32-bit x86 use -msse2 -mfpmath=sse"
#endif

#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#endif

/* SMALL functions belong inside their caller; LARGE ones would only cost an interpreter loop its registers. */
#if defined(__GNUC__)
#define @PREFIX@_MATH_SMALL static inline __attribute__((__unused__))
#define @PREFIX@_MATH_LARGE static __attribute__((__unused__, __noinline__))
#else
#define @PREFIX@_MATH_SMALL static inline
#define @PREFIX@_MATH_LARGE static inline
#endif

/* ---- Representation ------------------------------------------------------------------------------------ */

@PREFIX@_MATH_SMALL uint64_t @PREFIX@_m_bits(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

@PREFIX@_MATH_SMALL double @PREFIX@_m_double(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

@PREFIX@_MATH_SMALL double @PREFIX@_m_nan(void) { return @PREFIX@_m_double((uint64_t)0x7ff80000u << 32); }

@PREFIX@_MATH_SMALL double @PREFIX@_m_inf(void) { return @PREFIX@_m_double((uint64_t)0x7ff00000u << 32); }

/* The upper half of the representation without the sign: orders magnitudes, coarsely, as integers. */
@PREFIX@_MATH_SMALL uint32_t @PREFIX@_m_top(double x) {
  return (uint32_t)(@PREFIX@_m_bits(x) >> 32) & 0x7fffffffu;
}

@PREFIX@_MATH_SMALL double @PREFIX@_m_from_top(uint32_t top) { return @PREFIX@_m_double((uint64_t)top << 32); }

/* x with another upper half, sign included. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_with_top(double x, uint32_t top) {
  return @PREFIX@_m_double(((uint64_t)top << 32) | (@PREFIX@_m_bits(x) & 0xffffffffu));
}

/* x cut to 21 significant bits: products of two such numbers are exact. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_head(double x) {
  return @PREFIX@_m_double(@PREFIX@_m_bits(x) & ((uint64_t)0xffffffffu << 32));
}

@PREFIX@_MATH_SMALL int @PREFIX@_m_negative(double x) { return (int)(@PREFIX@_m_bits(x) >> 63); }

/* x * 2^n for a normal x and result: adds to the exponent field. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_shift(double x, int32_t n) {
  return @PREFIX@_m_double(@PREFIX@_m_bits(x) + ((uint64_t)(int64_t)n << 52));
}

/* 2^n for a normal result. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_power2(int32_t n) { return @PREFIX@_m_shift(1.0, n); }

/* 1/x; spelled out for zero, where C leaves the division undefined. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_reciprocal(double x) {
  if (x == 0.0) return @PREFIX@_m_negative(x) ? -@PREFIX@_m_inf() : @PREFIX@_m_inf();
  return 1.0 / x;
}

/* Polynomials with coefficients from the constant term upwards. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_poly2(double x, double a, double b) { return a + x * b; }

@PREFIX@_MATH_SMALL double @PREFIX@_m_poly3(double x, double a, double b, double c) {
  return a + x * @PREFIX@_m_poly2(x, b, c);
}

@PREFIX@_MATH_SMALL double @PREFIX@_m_poly4(double x, double a, double b, double c, double d) {
  return a + x * @PREFIX@_m_poly3(x, b, c, d);
}

@PREFIX@_MATH_SMALL double @PREFIX@_m_poly5(double x, double a, double b, double c, double d, double e) {
  return a + x * @PREFIX@_m_poly4(x, b, c, d, e);
}

@PREFIX@_MATH_SMALL double @PREFIX@_m_poly6(
    double x, double a, double b, double c, double d, double e, double f) {
  return a + x * @PREFIX@_m_poly5(x, b, c, d, e, f);
}

/* ---- Sign, order, rounding ------------------------------------------------------------------------------ */

@PREFIX@_MATH_SMALL double @PREFIX@_fabs(double x) {
  return @PREFIX@_m_double(@PREFIX@_m_bits(x) & ~((uint64_t)1 << 63));
}

@PREFIX@_MATH_SMALL float @PREFIX@_fabsf(float x) { return (float)@PREFIX@_fabs((double)x); }

@PREFIX@_MATH_SMALL double @PREFIX@_copysign(double x, double sign) {
  double magnitude = @PREFIX@_fabs(x);
  return sign == sign && @PREFIX@_m_negative(sign) ? -magnitude : magnitude;
}

@PREFIX@_MATH_SMALL float @PREFIX@_copysignf(float x, float sign) {
  return (float)@PREFIX@_copysign((double)x, (double)sign);
}

@PREFIX@_MATH_SMALL double @PREFIX@_min(double a, double b) {
  if (a != a) return a;
  if (a == b) return @PREFIX@_m_negative(a) ? a : b;
  return a < b ? a : b;
}

@PREFIX@_MATH_SMALL double @PREFIX@_max(double a, double b) {
  if (a != a) return a;
  if (a == b) return @PREFIX@_m_negative(a) ? b : a;
  return a > b ? a : b;
}

@PREFIX@_MATH_SMALL float @PREFIX@_minf(float a, float b) { return (float)@PREFIX@_min((double)a, (double)b); }

@PREFIX@_MATH_SMALL float @PREFIX@_maxf(float a, float b) { return (float)@PREFIX@_max((double)a, (double)b); }

/* From 2^52 on every double is an integer. The sign is kept for results of zero. */
@PREFIX@_MATH_SMALL double @PREFIX@_trunc(double x) {
  if (!(@PREFIX@_fabs(x) < 4503599627370496.0)) return x;
  return @PREFIX@_copysign((double)(int64_t)x, x);
}

@PREFIX@_MATH_SMALL double @PREFIX@_floor(double x) {
  double t = @PREFIX@_trunc(x);
  return t > x ? t - 1.0 : t;
}

@PREFIX@_MATH_SMALL double @PREFIX@_ceil(double x) {
  double t = @PREFIX@_trunc(x);
  if (!(t < x)) return t;
  return @PREFIX@_copysign(t + 1.0, x); /* ceil(-0.5) is -0 by way of t, never by way of -1 + 1 */
}

/* Adding 2^52 leaves no room for a fraction, so that the addition itself rounds. */
@PREFIX@_MATH_SMALL double @PREFIX@_rint(double x) {
  double magnitude = @PREFIX@_fabs(x);
  if (!(magnitude < 4503599627370496.0)) return x;
  return @PREFIX@_copysign((magnitude + 4503599627370496.0) - 4503599627370496.0, x);
}

/* An integer near a float is a float, so that rounding in double is exact. */
@PREFIX@_MATH_SMALL float @PREFIX@_truncf(float x) { return (float)@PREFIX@_trunc((double)x); }

@PREFIX@_MATH_SMALL float @PREFIX@_floorf(float x) { return (float)@PREFIX@_floor((double)x); }

@PREFIX@_MATH_SMALL float @PREFIX@_ceilf(float x) { return (float)@PREFIX@_ceil((double)x); }

@PREFIX@_MATH_SMALL float @PREFIX@_rintf(float x) { return (float)@PREFIX@_rint((double)x); }

/* ---- Square root and remainder -------------------------------------------------------------------------- */

/* Two bits of the radicand at a time give one bit of the root: 53 bits and one for rounding. A tie cannot
   happen, since the square of a number with 54 bits has more bits than a double. */
@PREFIX@_MATH_LARGE double @PREFIX@_m_sqrt_bitwise(double x) {
  uint64_t bits = @PREFIX@_m_bits(x);
  uint64_t radicand, remainder = 0, root = 0;
  int32_t exponent, step;
  if (x != x || x == 0.0 || bits == @PREFIX@_m_bits(@PREFIX@_m_inf())) return x;
  if (@PREFIX@_m_negative(x)) return @PREFIX@_m_nan();
  exponent = (int32_t)(bits >> 52);
  radicand = bits & (((uint64_t)1 << 52) - 1);
  if (exponent != 0) {
    radicand |= (uint64_t)1 << 52;
  } else {
    exponent = 1;
    while (radicand >> 52 == 0) {
      radicand <<= 1;
      exponent--;
    }
  }
  exponent -= 1023;
  if (exponent & 1) {
    radicand <<= 1;
    exponent--;
  }
  radicand <<= 10; /* the two bits before the point are now the top ones */
  for (step = 0; step < 54; step++) {
    uint64_t trial = (root << 2) | 1;
    remainder = (remainder << 2) | (radicand >> 62);
    radicand <<= 2;
    root <<= 1;
    if (remainder >= trial) {
      remainder -= trial;
      root |= 1;
    }
  }
  root = (root >> 1) + (root & 1);
  return @PREFIX@_m_shift(@PREFIX@_m_double(root + ((uint64_t)1022 << 52)), exponent / 2);
}

/* The instruction is named outright where the built-in function could call the C library to set errno. */
@PREFIX@_MATH_SMALL double @PREFIX@_sqrt(double x) {
#if defined(@PREFIX@_PORTABLE) || !defined(__GNUC__)
  return @PREFIX@_m_sqrt_bitwise(x);
#elif defined(__wasm__) || (defined(__NO_MATH_ERRNO__) && (defined(__SSE2__) || defined(__aarch64__)))
  return __builtin_sqrt(x);
#elif defined(__SSE2__)
  double root;
  __asm__("sqrtsd %1, %0" : "=x"(root) : "x"(x));
  return root;
#elif defined(__aarch64__)
  double root;
  __asm__("fsqrt %d0, %d1" : "=w"(root) : "w"(x));
  return root;
#else
  return @PREFIX@_m_sqrt_bitwise(x);
#endif
}

/* A double holds more than twice the bits of a float, and two more, so that rounding twice does no harm:
   Figueroa, "When is Double Rounding Innocuous?", SIGNUM Newsletter 30 (1995). */
@PREFIX@_MATH_SMALL float @PREFIX@_sqrtf(float x) { return (float)@PREFIX@_sqrt((double)x); }

/* Long division of the significands, up to 11 bits of quotient a step; the remainder is exact. */
@PREFIX@_MATH_LARGE double @PREFIX@_fmod(double x, double y) {
  const uint64_t implicit = (uint64_t)1 << 52;
  double ax = @PREFIX@_fabs(x), ay = @PREFIX@_fabs(y), result;
  uint64_t mx, my;
  int32_t ex, ey;
  if (!(ax < @PREFIX@_m_inf()) || y != y || y == 0.0) return @PREFIX@_m_nan();
  if (ax < ay) return x;
  mx = @PREFIX@_m_bits(ax);
  my = @PREFIX@_m_bits(ay);
  ex = (int32_t)(mx >> 52);
  ey = (int32_t)(my >> 52);
  mx &= implicit - 1;
  my &= implicit - 1;
  if (ex != 0) mx |= implicit; else ex = 1;
  if (ey != 0) my |= implicit; else ey = 1;
  mx %= my;
  while (ex > ey && mx != 0) {
    int32_t step = ex - ey < 11 ? ex - ey : 11;
    mx = (mx << step) % my;
    ex -= step;
  }
  while (mx != 0 && mx < implicit && ey > 1) {
    mx <<= 1;
    ey--;
  }
  result = @PREFIX@_m_double(mx < implicit ? mx : ((uint64_t)ey << 52) | (mx & (implicit - 1)));
  return @PREFIX@_m_negative(x) ? -result : result;
}

@PREFIX@_MATH_SMALL float @PREFIX@_fmodf(float x, float y) { return (float)@PREFIX@_fmod((double)x, (double)y); }

/* ---- Trigonometric functions ---------------------------------------------------------------------------- */

/* An angle reduced to at most pi/4 either side of zero: head + tail, and the number of quarter turns taken
   away, modulo 4. */
typedef struct {
  double head, tail;
  uint32_t quadrant;
} @PREFIX@_m_angle;

/* The word of 24 bits of 2/pi that follows `index` others; none before the point. */
@PREFIX@_MATH_SMALL uint64_t @PREFIX@_m_two_over_pi(int32_t index) {
  static const uint32_t words[66] = {
      0xA2F983, 0x6E4E44, 0x1529FC, 0x2757D1, 0xF534DD, 0xC0DB62, 0x95993C, 0x439041, 0xFE5163, 0xABDEBB, 0xC561B7,
      0x246E3A, 0x424DD2, 0xE00649, 0x2EEA09, 0xD1921C, 0xFE1DEB, 0x1CB129, 0xA73EE8, 0x8235F5, 0x2EBB44, 0x84E99C,
      0x7026B4, 0x5F7E41, 0x3991D6, 0x398353, 0x39F49C, 0x845F8B, 0xBDF928, 0x3B1FF8, 0x97FFDE, 0x05980F, 0xEF2F11,
      0x8B5A0A, 0x6D1F6D, 0x367ECF, 0x27CB09, 0xB74F46, 0x3F669E, 0x5FEA2D, 0x7527BA, 0xC7EBE5, 0xF17B3D, 0x0739F7,
      0x8A5292, 0xEA6BFB, 0x5FB11F, 0x8D5D08, 0x560330, 0x46FC7B, 0x6BABF0, 0xCFBC20, 0x9AF436, 0x1DA9E3, 0x91615E,
      0xE61B08, 0x659985, 0x5F14A0, 0x68408D, 0xFFD880, 0x4D7327, 0x310606, 0x1556CA, 0x73A8C9, 0x60E27B, 0xC08C6B};
  return index < 0 ? 0 : words[index];
}

/* The fraction of x * 2/pi, quarter turns, in words of 24 bits, least significant first, and where it stands. It
   is counted from the nearest whole quarter turn. */
typedef struct {
  uint32_t words[24];
  int32_t count;    /* words in use; the last one is not zero */
  int32_t exponent; /* the last word counts multiples of 2^exponent */
  int negative;
  uint32_t quadrant;
} @PREFIX@_m_fraction;

/* Multiplies the significand of x, in words of 24 bits, by as many words of 2/pi as can matter: those whose
   products are multiples of 8 do not; of the rest five do, and one more for each word of the fraction that
   comes out as zero. */
@PREFIX@_MATH_LARGE @PREFIX@_m_fraction @PREFIX@_m_quarter_turns(double magnitude) {
  enum { START = 4, MASK = 0xffffff };
  @PREFIX@_m_fraction result;
  uint64_t bits = @PREFIX@_m_bits(magnitude);
  uint64_t significand = (bits & (((uint64_t)1 << 52) - 1)) | ((uint64_t)1 << 52);
  uint64_t x[3], high;
  int32_t exponent = (int32_t)(bits >> 52) - 1046; /* of the last bit of x[0] */
  int32_t skipped = exponent < 3 ? 0 : (exponent - 3) / 24;
  int32_t scale = exponent - 24 * (skipped + 1); /* of the most significant product */
  int32_t last = START, i, j, used;
  int above_half, borrow;
  uint32_t *words = result.words;
  x[0] = significand >> 29;
  x[1] = (significand >> 5) & MASK;
  x[2] = (significand & 31) << 19;
  used = x[2] != 0 ? 3 : x[1] != 0 ? 2 : 1;
  for (;;) {
    uint64_t carry = 0, merged = 0;
    for (i = last; i >= 0; i--) {
      for (j = 0; j < used; j++) carry += x[j] * @PREFIX@_m_two_over_pi(skipped + i - j);
      if (i == 0) break;
      words[last - i] = (uint32_t)(carry & MASK);
      carry >>= 24;
    }
    high = carry; /* integer part, and for a negative scale the first -scale bits of the fraction */
    if (scale >= 0) {
      uint32_t top = words[last - 1];
      result.quadrant = (uint32_t)(high << scale) + (top >> (24 - scale));
      words[last - 1] = top & (uint32_t)(MASK >> scale);
      above_half = (int)((words[last - 1] >> (23 - scale)) & 1);
      high = 0;
    } else {
      result.quadrant = (uint32_t)(high >> -scale);
      high &= ((uint64_t)1 << -scale) - 1;
      above_half = (int)(high >> (-scale - 1));
    }
    if (above_half) { /* 1 - fraction */
      result.quadrant++;
      borrow = 0;
      for (i = 0; i < last; i++) {
        uint32_t word = words[i];
        words[i] = (borrow ? (uint32_t)MASK - word : (uint32_t)(MASK + 1) - word) & (uint32_t)MASK;
        borrow |= word != 0;
      }
      if (scale >= 0) {
        words[last - 1] &= (uint32_t)(MASK >> scale);
      } else {
        high = ((uint64_t)1 << -scale) - high - (uint64_t)borrow;
      }
    }
    if (high != 0) break;
    for (i = START; i < last; i++) merged |= words[i];
    if (merged != 0) break;
    last++;
  }
  result.negative = above_half;
  result.exponent = scale;
  result.count = last;
  if (high != 0) {
    words[result.count++] = (uint32_t)(high & MASK);
    if (high > MASK) {
      words[result.count++] = (uint32_t)(high >> 24);
      result.exponent += 24;
    }
  } else {
    do result.exponent -= 24;
    while (words[--result.count] == 0);
    result.count++;
  }
  return result;
}

/* Beyond 2^20 * pi/2: the fraction of a quarter turn times pi/2, both in words of 24 bits, summed as doubles. */
@PREFIX@_MATH_LARGE @PREFIX@_m_angle @PREFIX@_m_reduce_large(double magnitude) {
  static const double half_pi[5] = {
      1.570796251296997, 7.549789415861596e-8, 5.390302529957765e-15, 3.282003415807913e-22, 1.270655753080676e-29};
  @PREFIX@_m_fraction fraction = @PREFIX@_m_quarter_turns(magnitude);
  @PREFIX@_m_angle angle;
  double words[24], products[24], product = 0.0, sum = 0.0, rest;
  double unit = @PREFIX@_m_power2(fraction.exponent);
  int32_t top = fraction.count - 1, i, k;
  for (i = top; i >= 0; i--) {
    words[i] = unit * (double)fraction.words[i];
    unit *= 5.960464477539063e-8;
  }
  for (i = top; i >= 0; i--) { /* the least significant first */
    product = 0.0;
    for (k = 0; k < 5 && k <= i; k++) product += half_pi[k] * words[top - i + k];
    products[i] = product;
    sum += product;
  }
  rest = product - sum;
  for (i = 1; i <= top; i++) rest += products[i];
  angle.head = fraction.negative ? -sum : sum;
  angle.tail = fraction.negative ? -rest : rest;
  angle.quadrant = fraction.quadrant & 3u;
  return angle;
}

/* Up to 2^20 * pi/2: takes away n times pi/2 in two, three or four parts of 33 bits, after Cody and Waite, and
   goes on with the next part when the leading bits cancel. */
@PREFIX@_MATH_LARGE @PREFIX@_m_angle @PREFIX@_m_reduce_medium(double magnitude) {
  const double half_pi_1 = 1.5707963267341256, after_1 = 6.077100506506192e-11;
  const double half_pi_2 = 6.077100506303966e-11, after_2 = 2.0222662487959506e-21;
  const double half_pi_3 = 2.0222662487111665e-21, after_3 = 8.4784276603689e-32;
  const uint32_t top = @PREFIX@_m_top(magnitude);
  @PREFIX@_m_angle angle;
  double n, high, low;
  if (top < 0x4002d97cu) { /* below 3 * pi/4 */
    int close = top == 0x3ff921fbu;
    high = magnitude - half_pi_1;
    if (close) high -= half_pi_2;
    low = close ? after_2 : after_1;
    angle.head = high - low;
    angle.tail = (high - angle.head) - low;
    angle.quadrant = 1;
    return angle;
  }
  angle.quadrant = (uint32_t)(magnitude * 0.6366197723675814 + 0.5);
  n = (double)angle.quadrant;
  high = magnitude - n * half_pi_1;
  low = n * after_1;
  angle.head = high - low;
  if (angle.quadrant >= 32 || top == @PREFIX@_m_top(n * 1.5707963267948966)) {
    int32_t exponent = (int32_t)(top >> 20);
    if (exponent - (int32_t)(@PREFIX@_m_top(angle.head) >> 20) > 16) {
      double before = high;
      low = n * half_pi_2;
      high = before - low;
      low = n * after_2 - ((before - high) - low);
      angle.head = high - low;
      if (exponent - (int32_t)(@PREFIX@_m_top(angle.head) >> 20) > 49) {
        before = high;
        low = n * half_pi_3;
        high = before - low;
        low = n * after_3 - ((before - high) - low);
        angle.head = high - low;
      }
    }
  }
  angle.tail = (high - angle.head) - low;
  return angle;
}

/* For a finite x beyond pi/4. */
@PREFIX@_MATH_LARGE @PREFIX@_m_angle @PREFIX@_m_reduce(double x) {
  double magnitude = @PREFIX@_fabs(x);
  @PREFIX@_m_angle angle = @PREFIX@_m_top(x) <= 0x413921fbu ? @PREFIX@_m_reduce_medium(magnitude)
                                                            : @PREFIX@_m_reduce_large(magnitude);
  if (@PREFIX@_m_negative(x)) {
    angle.head = -angle.head;
    angle.tail = -angle.tail;
    angle.quadrant = 0u - angle.quadrant;
  }
  angle.quadrant &= 3u;
  return angle;
}

/* sin(x + tail) for |x| up to pi/4; without a tail the sum is rounded differently. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_sin(double x, double tail, int has_tail) {
  const double s1 = -0.16666666666666632;
  double z, cube, r;
  if (@PREFIX@_m_top(x) < 0x3e400000u) return x; /* 2^-27 */
  z = x * x;
  cube = z * x;
  r = @PREFIX@_m_poly5(z, 0.00833333333332249, -0.0001984126982985795, 2.7557313707070068e-6,
                       -2.5050760253406863e-8, 1.58969099521155e-10);
  if (!has_tail) return x + cube * (s1 + z * r);
  return x - ((z * (0.5 * tail - cube * r) - tail) - cube * s1);
}

/* cos(x + tail) for |x| up to pi/4. Above 0.3 a part of 1 - x*x/2 that is exact is taken apart. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_cos(double x, double tail) {
  const uint32_t top = @PREFIX@_m_top(x);
  double z, r, part;
  if (top < 0x3e400000u) return 1.0;
  z = x * x;
  r = z * @PREFIX@_m_poly6(z, 0.0416666666666666, -0.001388888888887411, 2.480158728947673e-5,
                           -2.7557314351390663e-7, 2.087572321298175e-9, -1.1359647557788195e-11);
  if (top < 0x3fd33333u) return 1.0 - (0.5 * z - (z * r - x * tail));
  part = top > 0x3fe90000u ? 0.28125 : @PREFIX@_m_from_top(top - 0x200000u); /* about |x|/4 */
  return (1.0 - part) - ((0.5 * z - part) - (z * r - x * tail));
}

@PREFIX@_MATH_LARGE double @PREFIX@_sin(double x) {
  const uint32_t top = @PREFIX@_m_top(x);
  @PREFIX@_m_angle angle;
  if (top <= 0x3fe921fbu) return @PREFIX@_m_sin(x, 0.0, 0);
  if (top >= 0x7ff00000u) return @PREFIX@_m_nan();
  angle = @PREFIX@_m_reduce(x);
  switch (angle.quadrant) {
    case 0: return @PREFIX@_m_sin(angle.head, angle.tail, 1);
    case 1: return @PREFIX@_m_cos(angle.head, angle.tail);
    case 2: return -@PREFIX@_m_sin(angle.head, angle.tail, 1);
    default: return -@PREFIX@_m_cos(angle.head, angle.tail);
  }
}

@PREFIX@_MATH_LARGE double @PREFIX@_cos(double x) {
  const uint32_t top = @PREFIX@_m_top(x);
  @PREFIX@_m_angle angle;
  if (top <= 0x3fe921fbu) return @PREFIX@_m_cos(x, 0.0);
  if (top >= 0x7ff00000u) return @PREFIX@_m_nan();
  angle = @PREFIX@_m_reduce(x);
  switch (angle.quadrant) {
    case 0: return @PREFIX@_m_cos(angle.head, angle.tail);
    case 1: return -@PREFIX@_m_sin(angle.head, angle.tail, 1);
    case 2: return -@PREFIX@_m_cos(angle.head, angle.tail);
    default: return @PREFIX@_m_sin(angle.head, angle.tail, 1);
  }
}

/* -1 / (x + r), more exactly than the sum can be rounded. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_negative_reciprocal(double x, double r) {
  double sum = x + r;
  double sum_head = @PREFIX@_m_head(sum);
  double sum_tail = r - (sum_head - x);
  double quotient = -1.0 / sum;
  double quotient_head = @PREFIX@_m_head(quotient);
  double error = 1.0 + quotient_head * sum_head;
  return quotient_head + quotient * (error + quotient_head * sum_tail);
}

/* tan(x + tail) for |x| up to pi/4, or -1 / tan(x + tail). Above 0.67 by way of pi/4 - x. */
@PREFIX@_MATH_LARGE double @PREFIX@_m_tan(double x, double tail, int reciprocal) {
  const uint32_t top = @PREFIX@_m_top(x);
  const int negative = @PREFIX@_m_negative(x);
  const int large = top >= 0x3fe59428u;
  double z, w, cube, r, even;
  if (top < 0x3e300000u) return reciprocal ? @PREFIX@_m_negative_reciprocal(x, tail) : x; /* 2^-28 */
  if (large) {
    if (negative) {
      x = -x;
      tail = -tail;
    }
    x = (0.7853981633974483 - x) + (3.061616997868383e-17 - tail);
    tail = 0.0;
  }
  z = x * x;
  w = z * z;
  r = @PREFIX@_m_poly6(w, 0.13333333333320124, 0.021869488294859542, 0.0035920791075913124,
                       0.0005880412408202641, 7.817944429395571e-5, -1.8558637485527546e-5);
  even = z * @PREFIX@_m_poly6(w, 0.05396825397622605, 0.0088632398235993, 0.0014562094543252903,
                              0.0002464631348184699, 7.140724913826082e-5, 2.590730518636337e-5);
  cube = z * x;
  r = tail + z * (cube * (r + even) + tail);
  r += 0.3333333333333341 * cube;
  w = x + r;
  if (large) {
    double one = reciprocal ? -1.0 : 1.0;
    double result = one - 2.0 * (x - (w * w / (w + one) - r));
    return negative ? -result : result;
  }
  return reciprocal ? @PREFIX@_m_negative_reciprocal(x, r) : w;
}

@PREFIX@_MATH_LARGE double @PREFIX@_tan(double x) {
  const uint32_t top = @PREFIX@_m_top(x);
  @PREFIX@_m_angle angle;
  if (top <= 0x3fe921fbu) return @PREFIX@_m_tan(x, 0.0, 0);
  if (top >= 0x7ff00000u) return @PREFIX@_m_nan();
  angle = @PREFIX@_m_reduce(x);
  return @PREFIX@_m_tan(angle.head, angle.tail, (int)(angle.quadrant & 1u));
}

/* ---- Inverse trigonometric functions -------------------------------------------------------------------- */

/* (asin(x) - x) / x as a function of z = x*x, for z up to 1/4. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_asin_ratio(double z) {
  double p = z * @PREFIX@_m_poly6(z, 0.16666666666666666, -0.3255658186224009, 0.20121253213486293,
                                  -0.04005553450067941, 0.0007915349942898145, 3.479331075960212e-5);
  double q = @PREFIX@_m_poly5(z, 1.0, -2.403394911734414, 2.0209457602335057, -0.6882839716054533,
                              0.07703815055590194);
  return p / q;
}

@PREFIX@_MATH_LARGE double @PREFIX@_asin(double x) {
  const double half_pi = 1.5707963267948966, half_pi_tail = 6.123233995736766e-17;
  const double quarter_pi = 0.7853981633974483;
  const uint32_t top = @PREFIX@_m_top(x);
  const double magnitude = @PREFIX@_fabs(x);
  double z, root, ratio, result;
  if (magnitude == 1.0) return x * half_pi + x * half_pi_tail;
  if (!(magnitude < 1.0)) return @PREFIX@_m_nan();
  if (top < 0x3e400000u) return x;
  if (magnitude < 0.5) return x + x * @PREFIX@_m_asin_ratio(x * x);
  /* pi/2 - 2 asin(sqrt((1 - |x|) / 2)) */
  z = (1.0 - magnitude) * 0.5;
  ratio = @PREFIX@_m_asin_ratio(z);
  root = @PREFIX@_sqrt(z);
  if (top >= 0x3fef3333u) {
    result = half_pi - (2.0 * (root + root * ratio) - half_pi_tail);
  } else {
    double head = @PREFIX@_m_head(root);
    double correction = (z - head * head) / (root + head);
    double low = 2.0 * root * ratio - (half_pi_tail - 2.0 * correction);
    result = quarter_pi - (low - (quarter_pi - 2.0 * head));
  }
  return @PREFIX@_m_negative(x) ? -result : result;
}

@PREFIX@_MATH_LARGE double @PREFIX@_acos(double x) {
  const double pi = 3.141592653589793, half_pi = 1.5707963267948966, half_pi_tail = 6.123233995736766e-17;
  double z, root, head, correction;
  if (x == 1.0) return 0.0;
  if (x == -1.0) return pi;
  if (!(@PREFIX@_fabs(x) < 1.0)) return @PREFIX@_m_nan();
  if (@PREFIX@_m_top(x) <= 0x3c600000u) return half_pi; /* 2^-57 */
  if (@PREFIX@_fabs(x) < 0.5) return half_pi - (x - (half_pi_tail - x * @PREFIX@_m_asin_ratio(x * x)));
  if (x < 0.0) {
    z = (1.0 + x) * 0.5;
    root = @PREFIX@_sqrt(z);
    return pi - 2.0 * (root + (@PREFIX@_m_asin_ratio(z) * root - half_pi_tail));
  }
  z = (1.0 - x) * 0.5;
  root = @PREFIX@_sqrt(z);
  head = @PREFIX@_m_head(root);
  correction = (z - head * head) / (root + head);
  return 2.0 * (head + (@PREFIX@_m_asin_ratio(z) * root + correction));
}

/* By atan(x) = atan(c) + atan((x - c) / (1 + c x)) with c = 1/2, 1, 3/2 or infinity. */
@PREFIX@_MATH_LARGE double @PREFIX@_atan(double x) {
  const uint32_t top = @PREFIX@_m_top(x);
  double t = @PREFIX@_fabs(x), high, low, z, w, odd, even, result;
  if (x != x) return x;
  if (top >= 0x44100000u) return @PREFIX@_m_negative(x) ? -1.5707963267948966 : 1.5707963267948966; /* 2^66 */
  if (top < 0x3e200000u) return x; /* 2^-29 */
  if (top < 0x3fdc0000u) {         /* 7/16 */
    t = x;
    high = low = 0.0;
  } else if (top < 0x3fe60000u) { /* 11/16 */
    t = (2.0 * t - 1.0) / (2.0 + t);
    high = 0.4636476090008061;
    low = 2.2698777452961687e-17;
  } else if (top < 0x3ff30000u) { /* 19/16 */
    t = (t - 1.0) / (t + 1.0);
    high = 0.7853981633974483;
    low = 3.061616997868383e-17;
  } else if (top < 0x40038000u) { /* 39/16 */
    t = (t - 1.5) / (1.0 + 1.5 * t);
    high = 0.982793723247329;
    low = 1.3903311031230998e-17;
  } else {
    t = -1.0 / t;
    high = 1.5707963267948966;
    low = 6.123233995736766e-17;
  }
  z = t * t;
  w = z * z;
  odd = z * @PREFIX@_m_poly6(w, 0.3333333333333293, 0.14285714272503466, 0.09090887133436507,
                             0.06661073137387531, 0.049768779946159324, 0.016285820115365782);
  even = w * @PREFIX@_m_poly5(w, -0.19999999999876483, -0.11111110405462356, -0.0769187620504483,
                              -0.058335701337905735, -0.036531572744216916);
  if (high == 0.0) return t - t * (odd + even);
  result = high - ((t * (odd + even) - low) - t);
  return @PREFIX@_m_negative(x) ? -result : result;
}

@PREFIX@_MATH_LARGE double @PREFIX@_atan2(double y, double x) {
  const double pi = 3.141592653589793, pi_tail = 1.2246467991473532e-16;
  const int left = @PREFIX@_m_negative(x), below = @PREFIX@_m_negative(y);
  const uint32_t top_x = @PREFIX@_m_top(x), top_y = @PREFIX@_m_top(y);
  double result;
  if (x != x || y != y) return @PREFIX@_m_nan();
  if (x == 1.0) return @PREFIX@_atan(y);
  if (y == 0.0) {
    result = left ? pi : 0.0;
  } else if (x == 0.0) {
    result = pi / 2.0;
  } else if (top_x == 0x7ff00000u) {
    if (top_y == 0x7ff00000u) {
      result = left ? 3.0 * (pi / 4.0) : pi / 4.0;
    } else {
      result = left ? pi : 0.0;
    }
  } else if (top_y == 0x7ff00000u) {
    result = pi / 2.0;
  } else {
    if (top_y >= top_x && top_y - top_x >= (61u << 20)) {
      result = pi / 2.0;
    } else if (left && top_x > top_y && top_x - top_y > (60u << 20)) {
      result = 0.0;
    } else {
      result = @PREFIX@_atan(@PREFIX@_fabs(y / x));
    }
    if (left) result = pi - (result - pi_tail);
  }
  return below ? -result : result;
}

/* ---- Exponential functions ------------------------------------------------------------------------------ */

/* ln 2 in two parts; the products of the first with an exponent are exact. */
#define @PREFIX@_M_LN2_HIGH 0.6931471803691238
#define @PREFIX@_M_LN2_LOW 1.9082149292705877e-10
#define @PREFIX@_M_INV_LN2 1.4426950408889634

/* x - x (e^x + 1)/(e^x - 1) + 2 to within 2^-59, for |x| up to ln(2)/2. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_exp_kernel(double x) {
  double t = x * x;
  return x - t * @PREFIX@_m_poly5(t, 0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5,
                                  -1.6533902205465252e-6, 4.1381367970572385e-8);
}

@PREFIX@_MATH_LARGE double @PREFIX@_exp(double x) {
  const int negative = @PREFIX@_m_negative(x);
  const uint32_t top = @PREFIX@_m_top(x);
  double high, low, c, result;
  int32_t n;
  if (x != x) return x;
  if (x > 709.782712893384) return @PREFIX@_m_inf();
  if (x < -745.1332191019411) return 0.0;
  if (top < 0x3e300000u) return 1.0 + x; /* 2^-28 */
  if (top <= 0x3fd62e42u) {              /* ln(2)/2 */
    c = @PREFIX@_m_exp_kernel(x);
    return 1.0 - ((x * c) / (c - 2.0) - x);
  }
  if (top < 0x3ff0a2b2u) { /* 3/2 ln(2) */
    n = negative ? -1 : 1;
  } else {
    n = (int32_t)(@PREFIX@_M_INV_LN2 * x + (negative ? -0.5 : 0.5));
  }
  high = x - (double)n * @PREFIX@_M_LN2_HIGH;
  low = (double)n * @PREFIX@_M_LN2_LOW;
  x = high - low;
  c = @PREFIX@_m_exp_kernel(x);
  result = 1.0 - ((low - (x * c) / (2.0 - c)) - high);
  if (n >= -1021) return @PREFIX@_m_shift(result, n);
  return @PREFIX@_m_shift(result, n + 1000) * @PREFIX@_m_power2(-1000);
}

@PREFIX@_MATH_LARGE double @PREFIX@_expm1(double x) {
  const int negative = @PREFIX@_m_negative(x);
  const uint32_t top = @PREFIX@_m_top(x);
  double lost = 0.0, half, z, r, t, e;
  int32_t n = 0;
  if (x != x) return x;
  if (x > 709.782712893384) return @PREFIX@_m_inf();
  if (negative && top >= 0x4043687au) return -1.0; /* 56 ln(2) */
  if (top < 0x3c900000u) return x;                 /* 2^-54 */
  if (top > 0x3fd62e42u) {
    double high, low;
    if (top < 0x3ff0a2b2u) {
      n = negative ? -1 : 1;
    } else {
      n = (int32_t)(@PREFIX@_M_INV_LN2 * x + (negative ? -0.5 : 0.5));
    }
    high = x - (double)n * @PREFIX@_M_LN2_HIGH;
    low = (double)n * @PREFIX@_M_LN2_LOW;
    x = high - low;
    lost = (high - x) - low;
  }
  half = 0.5 * x;
  z = x * half;
  r = @PREFIX@_m_poly6(z, 1.0, -0.03333333333333313, 0.0015873015872548146, -7.93650757867488e-5,
                       4.008217827329362e-6, -2.0109921818362437e-7);
  t = 3.0 - r * half;
  e = z * ((r - t) / (6.0 - x * t));
  if (n == 0) return x - (x * e - z);
  e = x * (e - lost) - lost;
  e -= z;
  if (n == -1) return 0.5 * (x - e) - 0.5;
  if (n == 1) return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1.0 + 2.0 * (x - e);
  if (n < -1 || n > 56) return @PREFIX@_m_shift(1.0 - (e - x), n) - 1.0;
  if (n < 20) return @PREFIX@_m_shift((1.0 - @PREFIX@_m_power2(-n)) - (e - x), n);
  return @PREFIX@_m_shift((x - (e + @PREFIX@_m_power2(-n))) + 1.0, n);
}

/* e^|x| * 1/2 beyond 22, where e^-|x| no longer counts; the square root near the end of the range. */
@PREFIX@_MATH_LARGE double @PREFIX@_m_half_exp(double magnitude, double half) {
  double root;
  if (@PREFIX@_m_top(magnitude) < 0x40862e42u) return half * @PREFIX@_exp(magnitude);
  if (magnitude > 710.4758600739439) return half < 0.0 ? -@PREFIX@_m_inf() : @PREFIX@_m_inf();
  root = @PREFIX@_exp(0.5 * magnitude);
  return (half * root) * root;
}

@PREFIX@_MATH_LARGE double @PREFIX@_sinh(double x) {
  const uint32_t top = @PREFIX@_m_top(x);
  const double half = @PREFIX@_m_negative(x) ? -0.5 : 0.5;
  double t;
  if (x != x || top < 0x3e300000u) return x;
  if (top >= 0x40360000u) return @PREFIX@_m_half_exp(@PREFIX@_fabs(x), half);
  t = @PREFIX@_expm1(@PREFIX@_fabs(x));
  if (top < 0x3ff00000u) return half * (2.0 * t - t * t / (t + 1.0));
  return half * (t + t / (t + 1.0));
}

@PREFIX@_MATH_LARGE double @PREFIX@_cosh(double x) {
  const uint32_t top = @PREFIX@_m_top(x);
  const double magnitude = @PREFIX@_fabs(x);
  double t;
  if (x != x) return x;
  if (top >= 0x40360000u) return @PREFIX@_m_half_exp(magnitude, 0.5);
  if (top < 0x3fd62e43u) {
    t = @PREFIX@_expm1(magnitude);
    if (top < 0x3c800000u) return 1.0 + t;
    return 1.0 + (t * t) / ((1.0 + t) + (1.0 + t));
  }
  t = @PREFIX@_exp(magnitude);
  return 0.5 * t + 0.5 / t;
}

@PREFIX@_MATH_LARGE double @PREFIX@_tanh(double x) {
  const uint32_t top = @PREFIX@_m_top(x);
  double t, result;
  if (x != x) return x;
  if (top < 0x3c800000u) return x * (1.0 + x);
  if (top >= 0x40360000u) {
    result = 1.0;
  } else if (top >= 0x3ff00000u) {
    t = @PREFIX@_expm1(2.0 * @PREFIX@_fabs(x));
    result = 1.0 - 2.0 / (t + 2.0);
  } else {
    t = @PREFIX@_expm1(-2.0 * @PREFIX@_fabs(x));
    result = -t / (t + 2.0);
  }
  return @PREFIX@_m_negative(x) ? -result : result;
}

/* ---- Logarithms and powers ------------------------------------------------------------------------------ */

/* A positive finite x as 2^exponent * significand with a significand from 1 (inclusive) to 2, which may also
   be asked for with its exponent. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_normalize(double x, int32_t *exponent) {
  *exponent = 0;
  if (@PREFIX@_m_top(x) < 0x00100000u) {
    *exponent = -54;
    x *= 18014398509481984.0;
  }
  *exponent += (int32_t)(@PREFIX@_m_top(x) >> 20) - 1023;
  return @PREFIX@_m_with_top(x, (@PREFIX@_m_top(x) & 0xfffffu) | 0x3ff00000u);
}

/* The logarithms outside their domain; 0 where x is inside. */
@PREFIX@_MATH_SMALL int @PREFIX@_m_log_special(double x, double *result) {
  if (x > 0.0 && x < @PREFIX@_m_inf()) return 0;
  *result = x == 0.0 ? -@PREFIX@_m_inf() : x < 0.0 ? @PREFIX@_m_nan() : x;
  return 1;
}

@PREFIX@_MATH_LARGE double @PREFIX@_log(double x) {
  double f, s, z, w, r, n, half_square;
  uint32_t fraction;
  int32_t exponent;
  if (@PREFIX@_m_log_special(x, &f)) return f;
  x = @PREFIX@_m_normalize(x, &exponent);
  fraction = @PREFIX@_m_top(x) & 0xfffffu;
  if (fraction >= 0x6a09cu) { /* about sqrt(2): from sqrt(2)/2 */
    x *= 0.5;
    exponent++;
  }
  n = (double)exponent;
  f = x - 1.0;
  if (fraction == 0 || fraction >= 0xffffeu) { /* |f| < 2^-20 */
    if (f == 0.0) return exponent == 0 ? 0.0 : n * @PREFIX@_M_LN2_HIGH + n * @PREFIX@_M_LN2_LOW;
    r = f * f * (0.5 - 0.33333333333333333 * f);
    if (exponent == 0) return f - r;
    return n * @PREFIX@_M_LN2_HIGH - ((r - n * @PREFIX@_M_LN2_LOW) - f);
  }
  s = f / (2.0 + f);
  z = s * s;
  w = z * z;
  r = z * @PREFIX@_m_poly4(w, 0.6666666666666735, 0.2857142874366239, 0.1818357216161805, 0.14798198605116586) +
      w * @PREFIX@_m_poly3(w, 0.3999999999940942, 0.22222198432149784, 0.15313837699209373);
  if (fraction >= 0x6147au && fraction <= 0x6b851u) { /* near sqrt(2) */
    half_square = 0.5 * f * f;
    if (exponent == 0) return f - (half_square - s * (half_square + r));
    return n * @PREFIX@_M_LN2_HIGH - ((half_square - (s * (half_square + r) + n * @PREFIX@_M_LN2_LOW)) - f);
  }
  if (exponent == 0) return f - s * (f - r);
  return n * @PREFIX@_M_LN2_HIGH - ((s * (f - r) - n * @PREFIX@_M_LN2_LOW) - f);
}

@PREFIX@_MATH_LARGE double @PREFIX@_log10(double x) {
  double n, z;
  int32_t exponent;
  if (@PREFIX@_m_log_special(x, &z)) return z;
  x = @PREFIX@_m_normalize(x, &exponent);
  if (exponent < 0) {
    x *= 0.5;
    exponent++;
  }
  n = (double)exponent;
  z = n * 3.694239077158931e-13 + 0.4342944819032518 * @PREFIX@_log(x);
  return z + n * 0.30102999566361177;
}

@PREFIX@_MATH_LARGE double @PREFIX@_log1p(double x) {
  const uint32_t top = @PREFIX@_m_top(x);
  const int negative = @PREFIX@_m_negative(x);
  double f = x, lost = 0.0, n, half_square, s, z, r;
  uint32_t fraction = 1;
  int32_t exponent = 0;
  if (x == -1.0) return -@PREFIX@_m_inf();
  if (x < -1.0) return @PREFIX@_m_nan();
  if (!(x < @PREFIX@_m_inf())) return x;
  if (top < 0x3c900000u) return x;                     /* 2^-54 */
  if (top < 0x3e200000u) return x - x * x * 0.5;       /* 2^-29 */
  if (top > (negative ? 0x3fd2bec3u : 0x3fda8279u)) { /* 1 + x outside sqrt(2)/2 .. sqrt(2) */
    double u = x;
    if (top < 0x43400000u) { /* 2^53 */
      u = 1.0 + x;
      lost = (@PREFIX@_m_top(u) >= 0x40000000u ? 1.0 - (u - x) : x - (u - 1.0)) / u;
    }
    u = @PREFIX@_m_normalize(u, &exponent);
    fraction = @PREFIX@_m_top(u) & 0xfffffu;
    if (fraction >= 0x6a09eu) {
      u *= 0.5;
      exponent++;
      fraction = (0x100000u - fraction) >> 2;
    }
    f = u - 1.0;
  }
  n = (double)exponent;
  half_square = 0.5 * f * f;
  if (fraction == 0) { /* |f| < 2^-20 */
    if (f == 0.0) return exponent == 0 ? 0.0 : n * @PREFIX@_M_LN2_HIGH + (lost + n * @PREFIX@_M_LN2_LOW);
    r = half_square * (1.0 - 0.66666666666666666 * f);
    if (exponent == 0) return f - r;
    return n * @PREFIX@_M_LN2_HIGH - ((r - (n * @PREFIX@_M_LN2_LOW + lost)) - f);
  }
  s = f / (2.0 + f);
  z = s * s;
  r = z * (0.6666666666666735 +
           z * @PREFIX@_m_poly6(z, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784,
                                0.1818357216161805, 0.15313837699209373, 0.14798198605116586));
  if (exponent == 0) return f - (half_square - s * (half_square + r));
  return n * @PREFIX@_M_LN2_HIGH - ((half_square - (s * (half_square + r) + (n * @PREFIX@_M_LN2_LOW + lost))) - f);
}

/* A number as the sum of one with 21 bits and a much smaller one. */
typedef struct {
  double head, tail;
} @PREFIX@_m_pair;

/* log2(x) for a positive finite x within 2^-20 of 1. */
@PREFIX@_MATH_SMALL @PREFIX@_m_pair @PREFIX@_m_log2_near_one(double x) {
  @PREFIX@_m_pair result;
  double t = x - 1.0;
  double w = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
  double u = 1.4426950216293335 * t;
  double v = t * 1.9259629911266175e-8 - w * @PREFIX@_M_INV_LN2;
  result.head = @PREFIX@_m_head(u + v);
  result.tail = v - (result.head - u);
  return result;
}

/* log2(x) for a positive finite x: with s = (x - c) / (x + c), c = 1 or 3/2, and s, 3 + s^2 and 2/(3 ln 2) in
   two parts each. */
@PREFIX@_MATH_SMALL @PREFIX@_m_pair @PREFIX@_m_log2(double x) {
  @PREFIX@_m_pair result;
  double centre = 1.0, centre_log_head = 0.0, centre_log_tail = 0.0;
  double u, v, s, s_head, s_tail, sum_head, sum_tail, square, r, p_head, p_tail, z_head, z_tail, n;
  uint32_t fraction, half_sum;
  int32_t exponent;
  x = @PREFIX@_m_normalize(x, &exponent);
  fraction = @PREFIX@_m_top(x) & 0xfffffu;
  if (fraction >= 0xbb67au) { /* sqrt(3) */
    x *= 0.5;
    exponent++;
  } else if (fraction > 0x3988eu) { /* sqrt(3/2) */
    centre = 1.5;
    centre_log_head = 0.5849624872207642;
    centre_log_tail = 1.350039202129749e-8;
  }
  u = x - centre;
  v = 1.0 / (x + centre);
  s = u * v;
  s_head = @PREFIX@_m_head(s);
  half_sum = ((@PREFIX@_m_top(x) >> 1) | 0x20000000u) + 0x00080000u; /* x + centre, roughly */
  sum_head = @PREFIX@_m_from_top(centre == 1.5 ? half_sum + 0x00040000u : half_sum);
  sum_tail = x - (sum_head - centre);
  s_tail = v * ((u - s_head * sum_head) - s_head * sum_tail);
  square = s * s;
  r = square * square *
      @PREFIX@_m_poly6(square, 0.5999999999999946, 0.4285714285785502, 0.33333332981837743,
                       0.272728123808534, 0.23066074577556175, 0.20697501780033842);
  r += s_tail * (s_head + s);
  square = s_head * s_head;
  sum_head = @PREFIX@_m_head(3.0 + square + r);
  sum_tail = r - ((sum_head - 3.0) - square);
  u = s_head * sum_head;
  v = s_tail * sum_head + sum_tail * s;
  p_head = @PREFIX@_m_head(u + v);
  p_tail = v - (p_head - u);
  z_head = 0.9617967009544373 * p_head;
  z_tail = -7.028461650952758e-9 * p_head + p_tail * 0.9617966939259756 + centre_log_tail;
  n = (double)exponent;
  result.head = @PREFIX@_m_head(((z_head + z_tail) + centre_log_head) + n);
  result.tail = z_tail - (((result.head - n) - centre_log_head) - z_head);
  return result;
}

/* 2^(head + tail), infinity or 0 out of range. */
@PREFIX@_MATH_SMALL double @PREFIX@_m_exp2(double head, double tail) {
  double sum = tail + head;
  double t, u, v, w, z, c, r;
  int32_t n = 0;
  if (sum >= 1024.0 && (sum > 1024.0 || tail + 8.0085662595372944372e-17 > sum - head)) return @PREFIX@_m_inf();
  if (sum <= -1075.0 && (sum < -1075.0 || tail <= sum - head)) return 0.0;
  if (@PREFIX@_m_top(sum) > 0x3fe00000u) {
    n = (int32_t)(@PREFIX@_fabs(@PREFIX@_m_head(sum)) + 0.5);
    if (sum < 0.0) n = -n;
    head -= (double)n;
  }
  t = @PREFIX@_m_head(tail + head);
  u = t * 0.6931471824645996;
  v = (tail - (t - head)) * 0.6931471805599453 + t * -1.904654299957768e-9;
  z = u + v;
  w = v - (z - u);
  c = @PREFIX@_m_exp_kernel(z);
  r = (z * c) / (c - 2.0) - (w + z * w);
  z = 1.0 - (r - z);
  if ((int32_t)(@PREFIX@_m_top(z) >> 20) + n > 0) return @PREFIX@_m_shift(z, n);
  return @PREFIX@_m_shift(z, n + 1000) * @PREFIX@_m_power2(-1000); /* rounded once, by the product */
}

@PREFIX@_MATH_LARGE double @PREFIX@_pow(double x, double y) {
  const double base = @PREFIX@_fabs(x), size = @PREFIX@_fabs(y), inf = @PREFIX@_m_inf();
  const int negative = @PREFIX@_m_negative(x);
  int integer = 0, odd = 0;
  double sign = 1.0, y_head;
  @PREFIX@_m_pair log;
  if (y == 0.0) return 1.0;
  if (x != x || y != y) return @PREFIX@_m_nan();
  if (y == 2.0) return x * x;
  if (y == 0.5 && !(negative && base == inf)) return @PREFIX@_sqrt(x + 0.0); /* of -0 it is +0 */
  if (y == 1.0) return x;
  if (y == -1.0) return @PREFIX@_m_reciprocal(x);
  if (size == inf) {
    if (base == 1.0) return @PREFIX@_m_nan();
    return (base > 1.0) == (y > 0.0) ? inf : 0.0;
  }
  if (negative) {
    if (size >= 9007199254740992.0) {
      integer = 1;
    } else if (@PREFIX@_trunc(size) == size) {
      integer = 1;
      odd = (int)((uint64_t)size & 1u);
    }
    if (odd) sign = -1.0;
  }
  if (base == 0.0 || base == inf) return sign * (y < 0.0 ? @PREFIX@_m_reciprocal(base) : base);
  if (negative && !integer) return @PREFIX@_m_nan();
  if (base == 1.0) return sign;
  if (@PREFIX@_m_top(y) > 0x41e00000u) { /* 2^31: overflows unless x is next to 1 */
    if (@PREFIX@_m_top(x) < 0x3fefffffu) return sign * (y < 0.0 ? inf : 0.0);
    if (@PREFIX@_m_top(x) > 0x3ff00000u) return sign * (y > 0.0 ? inf : 0.0);
    log = @PREFIX@_m_log2_near_one(base);
  } else {
    log = @PREFIX@_m_log2(base);
  }
  y_head = @PREFIX@_m_head(y);
  return sign * @PREFIX@_m_exp2(y_head * log.head, (y - y_head) * log.head + y * log.tail);
}

/* A first guess from a third of the exponent, a rational step to 23 bits, a Newton step to 53. */
@PREFIX@_MATH_LARGE double @PREFIX@_cbrt(double x) {
  const double magnitude = @PREFIX@_fabs(x);
  double t, r, s;
  if (x == 0.0 || !(magnitude < @PREFIX@_m_inf())) return x;
  if (@PREFIX@_m_top(x) < 0x00100000u) {
    t = 18014398509481984.0 * magnitude;
    t = @PREFIX@_m_with_top(t, @PREFIX@_m_top(t) / 3u + 696219795u);
  } else {
    t = @PREFIX@_m_from_top(@PREFIX@_m_top(x) / 3u + 715094163u);
  }
  r = t * t / magnitude;
  s = 0.5428571428571428 + r * t;
  t *= 0.35714285714285715 + 1.6071428571428572 / (s + 1.4142857142857144 + -0.7053061224489796 / s);
  t = @PREFIX@_m_from_top(@PREFIX@_m_top(t) + 1u);
  s = t * t;
  r = magnitude / s;
  r = (r - t) / ((t + t) + r);
  t = t + t * r;
  return x < 0.0 ? -t : t;
}

/* sqrt(a*a + b*b) for a >= b >= 0 with a*a split so that its large part is exact; which split is better
   depends on whether a > 2b. The splits are by upper halves, top_a and top_b. */
@PREFIX@_MATH_LARGE double @PREFIX@_hypot(double x, double y) {
  double a = @PREFIX@_max(@PREFIX@_fabs(x), @PREFIX@_fabs(y));
  double b = @PREFIX@_min(@PREFIX@_fabs(x), @PREFIX@_fabs(y));
  double scale = 1.0, difference, a_head, a_tail, b_head, root;
  uint32_t top_a, top_b;
  if (@PREFIX@_fabs(x) == @PREFIX@_m_inf() || @PREFIX@_fabs(y) == @PREFIX@_m_inf()) return @PREFIX@_m_inf();
  if (a != a) return a;
  top_a = @PREFIX@_m_top(a);
  top_b = @PREFIX@_m_top(b);
  if (top_a - top_b > 0x3c00000u) return a + b; /* 2^60 */
  if (top_a > 0x5f300000u) {                    /* 2^500 */
    top_a -= 0x25800000u;
    top_b -= 0x25800000u;
    a *= 2.409919865102884e-181;
    b *= 2.409919865102884e-181;
    scale = 4.149515568880993e180;
  }
  if (b < 3.054936363499605e-151) {
    if (b == 0.0) return a;
    if (b < 2.2250738585072014e-308) { /* StrictMath goes on with the unscaled upper halves here, and so must this */
      a *= 4.49423283715579e307;
      b *= 4.49423283715579e307;
      scale = 2.2250738585072014e-308;
    } else {
      top_a += 0x25800000u;
      top_b += 0x25800000u;
      a *= 4.149515568880993e180;
      b *= 4.149515568880993e180;
      scale = 2.409919865102884e-181;
    }
  }
  difference = a - b;
  if (difference > b) {
    a_head = @PREFIX@_m_from_top(top_a);
    a_tail = a - a_head;
    root = @PREFIX@_sqrt(a_head * a_head - (b * -b - a_tail * (a + a_head)));
  } else {
    a += a;
    b_head = @PREFIX@_m_from_top(top_b);
    a_head = @PREFIX@_m_from_top(top_a + 0x00100000u);
    a_tail = a - a_head;
    root = @PREFIX@_sqrt(a_head * b_head - (difference * -difference - (a_head * (b - b_head) + a_tail * b)));
  }
  return scale == 1.0 ? root : scale * root;
}

#endif
