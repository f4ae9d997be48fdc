package org.vmgen.generator.reference;

import java.util.Arrays;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Trap;

/** One linear memory: bytes from address 0, read and written byte by byte. */
final class MemoryAccess {

  private final byte[] bytes;
  private final boolean bigEndian;
  private final int index;

  MemoryAccess(Memory memory, byte[] bytes) {
    this.bytes = bytes;
    this.bigEndian = memory.bigEndian();
    this.index = memory.index();
  }

  int size() {
    return bytes.length;
  }

  long read(ScalarType type, long address) {
    int start = checked(address, type.bytes());
    long bits = 0;
    for (int i = 0; i < type.bytes(); i++) {
      bits |= (bytes[start + i] & 0xffL) << shift(type, i);
    }
    // From the bits of a float as stored: a NaN that a host stored becomes the canonical one.
    return Bits.canonical(type, bits);
  }

  void write(ScalarType type, long address, long bits) {
    int start = checked(address, type.bytes());
    for (int i = 0; i < type.bytes(); i++) {
      bytes[start + i] = (byte) (bits >>> shift(type, i));
    }
  }

  private int shift(ScalarType type, int i) {
    return 8 * (bigEndian ? type.bytes() - 1 - i : i);
  }

  /** As by memmove. */
  void copy(long to, long from, long count) {
    int target = checked(to, count);
    System.arraycopy(bytes, checked(from, count), bytes, target, (int) count);
  }

  void fill(long address, long count, byte value) {
    int start = checked(address, count);
    Arrays.fill(bytes, start, start + (int) count, value);
  }

  /** Below, equal or above 0 as the first differing bytes, unsigned, are ordered. */
  long compare(long a, long b, long count) {
    int first = checked(a, count);
    int second = checked(b, count);
    int length = (int) count;
    return Integer.signum(
        Arrays.compareUnsigned(bytes, first, first + length, bytes, second, second + length));
  }

  private int checked(long address, long count) {
    if (address < 0 || count < 0 || address > bytes.length || count > bytes.length - address) {
      throw new TrapSignal(Trap.MEMORY, index);
    }
    return (int) address;
  }
}
