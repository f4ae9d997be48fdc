package org.vmgen.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Unaligned access to bytes in big-endian order. Every method throws {@link
 * IndexOutOfBoundsException} if not all of the bytes exist.
 */
public final class BigEndian {

  /** Numbers of 16 bits, for the loops of engines, where HotSpot inlines no methods. */
  public static final VarHandle I16 = view(short[].class);

  /** Numbers of 32 bits, for the loops of engines, where HotSpot inlines no methods. */
  public static final VarHandle I32 = view(int[].class);

  /** Numbers of 64 bits, for the loops of engines, where HotSpot inlines no methods. */
  public static final VarHandle I64 = view(long[].class);

  private static final VarHandle F32 = view(float[].class);
  private static final VarHandle F64 = view(double[].class);

  private BigEndian() {}

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }

  public static short i16(byte[] bytes, int address) {
    return (short) I16.get(bytes, address);
  }

  public static int i32(byte[] bytes, int address) {
    return (int) I32.get(bytes, address);
  }

  public static long i64(byte[] bytes, int address) {
    return (long) I64.get(bytes, address);
  }

  public static float f32(byte[] bytes, int address) {
    return (float) F32.get(bytes, address);
  }

  public static double f64(byte[] bytes, int address) {
    return (double) F64.get(bytes, address);
  }

  public static void putI16(byte[] bytes, int address, short value) {
    I16.set(bytes, address, value);
  }

  public static void putI32(byte[] bytes, int address, int value) {
    I32.set(bytes, address, value);
  }

  public static void putI64(byte[] bytes, int address, long value) {
    I64.set(bytes, address, value);
  }

  /** Stores the canonical NaN for any NaN. */
  public static void putF32(byte[] bytes, int address, float value) {
    I32.set(bytes, address, Float.floatToIntBits(value));
  }

  /** Stores the canonical NaN for any NaN. */
  public static void putF64(byte[] bytes, int address, double value) {
    I64.set(bytes, address, Double.doubleToLongBits(value));
  }
}
