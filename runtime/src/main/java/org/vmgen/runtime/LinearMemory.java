package org.vmgen.runtime;

import java.util.Arrays;

/** A linear memory: byte addresses from 0, any alignment. */
public final class LinearMemory {

  private final String name;
  private final boolean bigEndian;
  private boolean isNew = true;

  /** The bytes, as many as the limit says; public for generated engines. */
  public final byte[] bytes;

  LinearMemory(String name, boolean bigEndian, int size) {
    this.name = name;
    this.bigEndian = bigEndian;
    bytes = new byte[size];
  }

  public String name() {
    return name;
  }

  public boolean isBigEndian() {
    return bigEndian;
  }

  /** The size in bytes. */
  public int size() {
    return bytes.length;
  }

  /**
   * Reads the 64 bits of a value: integers extended by their type, bool 0 or 1, floats as {@link
   * ValueType#floatBits}, code as its position.
   *
   * @throws IndexOutOfBoundsException if not all of its bytes lie in memory
   */
  public long read(ValueType type, long address) {
    int at = Math.toIntExact(checked(address, type));
    return type.normalize(
        switch (type.bits()) {
          case 8 -> bytes[at];
          case 16 -> bigEndian ? BigEndian.i16(bytes, at) : LittleEndian.i16(bytes, at);
          case 32 -> bits32(at, type);
          default -> bigEndian ? BigEndian.i64(bytes, at) : LittleEndian.i64(bytes, at);
        });
  }

  private long bits32(int at, ValueType type) {
    int value = bigEndian ? BigEndian.i32(bytes, at) : LittleEndian.i32(bytes, at);
    return type == ValueType.F32 ? value & 0xffff_ffffL : value;
  }

  /**
   * Writes the low bits of a value.
   *
   * @throws IndexOutOfBoundsException if not all of its bytes lie in memory
   */
  public void write(ValueType type, long address, long value) {
    int at = Math.toIntExact(checked(address, type));
    switch (type.bits()) {
      case 8 -> bytes[at] = (byte) value;
      case 16 -> {
        if (bigEndian) {
          BigEndian.putI16(bytes, at, (short) value);
        } else {
          LittleEndian.putI16(bytes, at, (short) value);
        }
      }
      case 32 -> {
        if (bigEndian) {
          BigEndian.putI32(bytes, at, (int) value);
        } else {
          LittleEndian.putI32(bytes, at, (int) value);
        }
      }
      default -> {
        if (bigEndian) {
          BigEndian.putI64(bytes, at, value);
        } else {
          LittleEndian.putI64(bytes, at, value);
        }
      }
    }
  }

  private long checked(long address, ValueType type) {
    if (address < 0 || address > bytes.length - type.bits() / 8) {
      throw new IndexOutOfBoundsException(
          "address "
              + address
              + " of "
              + type.text()
              + " is outside memory "
              + name
              + " of "
              + bytes.length
              + " bytes");
    }
    return address;
  }

  /** Makes every byte zero; the first time, they are. */
  void clear() {
    if (!isNew) {
      Arrays.fill(bytes, (byte) 0);
    }
    isNew = false;
  }
}
