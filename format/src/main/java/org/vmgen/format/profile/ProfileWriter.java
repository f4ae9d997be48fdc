package org.vmgen.format.profile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.vmgen.format.ImageFile;

/** Writes profiles. Equal profiles are equal bytes. */
public final class ProfileWriter {

  /** How each profile begins, of whatever version. */
  public static final String START = ProfileText.HEADER;

  private ProfileWriter() {}

  /** Writes the text of a profile; the stream stays open. */
  public static void write(Profile profile, OutputStream to) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
    out.write(ProfileText.HEADER + Profile.VERSION + "\n");
    out.write("machine " + profile.machine() + "\n");
    out.write("runs " + profile.runs() + "\n");
    for (ImageFile.Instruction instruction : profile.instructions()) {
      out.write("instruction " + ProfileText.describe(instruction) + "\n");
    }
    out.write("blocks\n");
    for (Profile.Block block : profile.blocks()) {
      out.write(Long.toString(block.count()));
      for (Profile.Exit exit : block.exits()) {
        out.write(" " + exit.step() + ">" + exit.count());
      }
      out.write("\t" + ProfileText.steps(block.steps()) + "\n");
    }
    out.write("end " + profile.blocks().size() + "\n");
    out.flush();
  }
}
