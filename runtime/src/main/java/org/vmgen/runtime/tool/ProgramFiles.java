package org.vmgen.runtime.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vmgen.format.ImageException;
import org.vmgen.format.ImageReader;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.image.ConstantCodec;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;

/** Programs in files: images, and assembler text that is told by not starting as an image. */
public final class ProgramFiles {

  private ProgramFiles() {}

  /**
   * Reads a program.
   *
   * @param name the file's name for messages
   * @param codecs what reads constants of the host in images
   * @throws IOException if the file cannot be read
   * @throws ImageException if it is an image that the machine cannot run
   * @throws AssemblyException if it is text with errors
   */
  public static Code read(Path file, String name, InstructionSet set, List<ConstantCodec> codecs)
      throws IOException, AssemblyException {
    byte[] bytes = Files.readAllBytes(file);
    return ImageReader.looksLikeImage(bytes)
        ? Images.read(bytes, set, codecs)
        : new Assembler(set).assemble(name, bytes);
  }
}
