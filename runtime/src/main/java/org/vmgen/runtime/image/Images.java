package org.vmgen.runtime.image;

import java.util.List;
import org.vmgen.format.ImageException;
import org.vmgen.format.ImageFile;
import org.vmgen.format.ImageReader;
import org.vmgen.format.ImageWriter;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;

/**
 * Code objects as images. Integers ({@link Long}), floats ({@link Double}) and strings are written
 * as what they are, other constants by the first codec that handles them.
 */
public final class Images {

  private Images() {}

  /**
   * The bytes of an image file.
   *
   * @throws IllegalArgumentException if no codec handles some constant
   */
  public static byte[] write(Code code, List<ConstantCodec> codecs) {
    return ImageWriter.write(toFile(code, codecs));
  }

  /** As {@link #write(Code, List)}, without constants of the host's. */
  public static byte[] write(Code code) {
    return write(code, List.of());
  }

  /**
   * What the image file of a code object holds.
   *
   * @throws IllegalArgumentException if no codec handles some constant
   */
  public static ImageFile toFile(Code code, List<ConstantCodec> codecs) {
    return new CodeToImage(code, codecs).convert();
  }

  /**
   * The code object of an image.
   *
   * @throws ImageException if the bytes are no image, or the machine cannot run it: all
   *     instructions that it uses and the machine lacks or has changed, and all other problems, are
   *     named at once
   */
  public static Code read(byte[] bytes, InstructionSet set, List<ConstantCodec> codecs)
      throws ImageException {
    return fromFile(ImageReader.read(bytes), set, codecs);
  }

  /** As {@link #read(byte[], InstructionSet, List)}, without constants of the host's. */
  public static Code read(byte[] bytes, InstructionSet set) throws ImageException {
    return read(bytes, set, List.of());
  }

  /**
   * The code object of what an image holds.
   *
   * @throws ImageException as {@link #read(byte[], InstructionSet, List)}
   */
  public static Code fromFile(ImageFile image, InstructionSet set, List<ConstantCodec> codecs)
      throws ImageException {
    return new ImageToCode(image, set, codecs).convert();
  }

  /** An instruction by what must not change for images and profiles to stay valid. */
  public static ImageFile.Instruction describe(InstructionSet set, InstructionInfo instruction) {
    return CodeToImage.describe(set, instruction);
  }

  /** Such a description for messages: {@code lit #i64 ( -- data.i64 )}. */
  public static String text(ImageFile.Instruction instruction) {
    return ImageToCode.describe(instruction);
  }
}
