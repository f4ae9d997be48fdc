package org.vmgen.runtime.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Gives changed images the right checksum, so that what lies behind it is tested. */
final class Checksums {

  private Checksums() {}

  static void repair(byte[] image) {
    CRC32 checksum = new CRC32();
    checksum.update(image, 0, image.length - 4);
    ByteBuffer.wrap(image)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(image.length - 4, (int) checksum.getValue());
  }
}
