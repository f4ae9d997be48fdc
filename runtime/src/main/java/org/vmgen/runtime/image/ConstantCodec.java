package org.vmgen.runtime.image;

/**
 * Turns constants of the host's into bytes of an image and back. Whatever {@link #read} throws
 * reaches the user as a problem of the image.
 */
public interface ConstantCodec {

  /** The name by which an image asks for the reader. */
  String name();

  /** Whether {@link #write} takes this constant. */
  boolean handles(Object constant);

  byte[] write(Object constant);

  Object read(byte[] bytes);
}
