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

  /** Characters of a line that is too long. */
  private static final int SHOWN = 60;

  private ProfileWriter() {}

  /**
   * Writes the text of a profile; the stream stays open.
   *
   * @throws ProfileException if a line would be longer than readers take
   */
  public static void write(Profile profile, OutputStream to) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
    line(ProfileText.HEADER + Profile.VERSION, out);
    line("machine " + profile.machine(), out);
    line("runs " + profile.runs(), out);
    for (ImageFile.Instruction instruction : profile.instructions()) {
      line("instruction " + ProfileText.describe(instruction), out);
    }
    line("blocks", out);
    for (Profile.Block block : profile.blocks()) {
      StringBuilder text = new StringBuilder();
      text.append(block.count());
      for (Profile.Exit exit : block.exits()) {
        text.append(' ').append(exit.step()).append('>').append(exit.count());
      }
      line(text.append('\t').append(ProfileText.steps(block.steps())).toString(), out);
    }
    line("end " + profile.blocks().size(), out);
    out.flush();
  }

  private static void line(String text, Writer out) throws IOException {
    if (text.length() > ProfileLines.LONGEST) {
      throw new ProfileException(
          ProfileLines.tooLong("a line of the profile")
              + ", which nothing reads: "
              + text.substring(0, SHOWN)
              + "…");
    }
    out.write(text);
    out.write('\n');
  }
}
