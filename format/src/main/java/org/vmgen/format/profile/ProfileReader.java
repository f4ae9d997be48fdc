package org.vmgen.format.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vmgen.format.ImageFile;

/** Reads profiles. Anything that is no whole profile gives a {@link ProfileException}. */
public final class ProfileReader {

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,19}");
  private static final Pattern RUNS = Pattern.compile("runs ([0-9]+)");
  private static final Pattern MACHINE = Pattern.compile("machine (\\S+)");
  private static final Pattern END = Pattern.compile("end ([0-9]+)");

  private final ProfileLines in;
  private final Map<String, ImageFile.Instruction> instructions = new HashMap<>();
  private final Map<String, Profile.Step> steps = new HashMap<>();
  private int number;

  private ProfileReader(InputStream in) {
    this.in = new ProfileLines(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  /**
   * Reads a profile. Blocks may come in any order; the counts of one that comes twice are added.
   *
   * @throws ProfileException if it is no profile, one of another version, cut off, or damaged; the
   *     message starts with the number of the line where that is known
   */
  public static Profile read(InputStream in) throws IOException {
    return new ProfileReader(in).read();
  }

  private Profile read() throws IOException {
    String header = line();
    if (header == null) {
      throw new ProfileException("the profile is empty");
    } else if (!header.startsWith(ProfileText.HEADER)) {
      throw new ProfileException(
          "this is no profile: it does not start with '" + ProfileText.HEADER.strip() + "'");
    }
    String version = header.substring(ProfileText.HEADER.length());
    if (!version.equals(Integer.toString(Profile.VERSION))) {
      throw new ProfileException(
          "the profile has version "
              + version
              + " of the format; this program reads version "
              + Profile.VERSION);
    }
    ProfileBuilder builder = new ProfileBuilder(value(MACHINE, "machine NAME"));
    long runs = count(value(RUNS, "runs NUMBER"));
    builder.addRuns(runs);
    String line = need();
    while (line.startsWith("instruction ")) {
      instruction(line.substring("instruction ".length()));
      line = need();
    }
    if (!line.equals("blocks")) {
      throw damaged("here 'instruction …' or 'blocks' is expected");
    }
    blocks(builder);
    return builder.build();
  }

  private void blocks(ProfileBuilder builder) throws IOException {
    long blocks = 0;
    String line = need();
    Matcher end = END.matcher(line);
    while (!end.matches()) {
      try {
        builder.add(block(line));
      } catch (ProfileException e) {
        throw e.getMessage().startsWith("line ") ? e : damaged(e.getMessage());
      }
      blocks++;
      line = need();
      end.reset(line);
    }
    if (!end.group(1).equals(Long.toString(blocks))) {
      throw damaged("there are " + blocks + " blocks, not " + end.group(1));
    } else if (line() != null) {
      throw damaged("something follows the end");
    }
  }

  private String value(Pattern pattern, String expected) throws IOException {
    Matcher matcher = pattern.matcher(need());
    if (!matcher.matches()) {
      throw damaged("here '" + expected + "' is expected");
    }
    return matcher.group(1);
  }

  private void instruction(String text) throws ProfileException {
    ProfileScanner scanner = new ProfileScanner(text);
    String mnemonic = scanner.word();
    List<ImageFile.Immediate> immediates = new ArrayList<>();
    String next = scanner.word();
    while (next.startsWith("#")) {
      boolean array = next.endsWith("[]");
      immediates.add(
          new ImageFile.Immediate(next.substring(1, next.length() - (array ? 2 : 0)), array));
      next = scanner.word();
    }
    String effect = scanner.rest();
    if (mnemonic.isEmpty() || !"(".equals(next) || !effect.endsWith(" )")) {
      throw damaged("here 'instruction MNEMONIC #TYPE … ( EFFECT )' is expected");
    }
    ImageFile.Instruction instruction =
        new ImageFile.Instruction(mnemonic, effect.substring(0, effect.length() - 2), immediates);
    if (instructions.put(mnemonic, instruction) != null) {
      throw damaged("the instruction " + mnemonic + " comes twice");
    }
  }

  private Profile.Block block(String line) throws ProfileException {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw damaged("here a block is expected: 'COUNT STEP>COUNT …', a tab, and its steps");
    }
    List<Profile.Step> steps = steps(line.substring(tab + 1));
    String[] counts = line.substring(0, tab).split(" ", -1);
    long count = count(counts[0]);
    List<Profile.Exit> exits = new ArrayList<>();
    long left = count;
    int last = -1;
    for (int i = 1; i < counts.length; i++) {
      int arrow = counts[i].indexOf('>');
      long step = arrow < 0 ? -1 : number(counts[i].substring(0, arrow));
      if (step <= last || step >= steps.size() - 1) {
        throw damaged("'" + counts[i] + "' is no exit of a block of " + steps.size() + " steps");
      }
      last = (int) step;
      long exit = count(counts[i].substring(arrow + 1));
      left -= exit;
      if (left < 0) {
        throw damaged("the block is left more often than it was entered");
      }
      exits.add(new Profile.Exit(last, exit));
    }
    return new Profile.Block(steps, count, exits);
  }

  private List<Profile.Step> steps(String text) throws ProfileException {
    List<Profile.Step> result = new ArrayList<>();
    for (String part : ProfileScanner.split(text)) {
      Profile.Step step = steps.get(part);
      if (step == null) {
        step = step(part);
        steps.put(part, step);
      }
      result.add(step);
    }
    return result;
  }

  private Profile.Step step(String text) throws ProfileException {
    ProfileScanner scanner = new ProfileScanner(text);
    String mnemonic = scanner.word();
    if (mnemonic.isEmpty()) {
      throw damaged("a step without an instruction");
    }
    ImageFile.Instruction instruction = instructions.get(mnemonic);
    if (instruction == null) {
      throw damaged("the instruction " + mnemonic + " is not among those that the profile lists");
    }
    List<Profile.Operand> operands = new ArrayList<>();
    for (ImageFile.Immediate immediate : instruction.immediates()) {
      String operand = scanner.word();
      if (operand.isEmpty()) {
        throw damaged(mnemonic + " needs " + instruction.immediates().size() + " operands");
      }
      operands.add(operand(operand, immediate, operands, instruction));
    }
    if (!scanner.word().isEmpty()) {
      throw damaged(mnemonic + " has too many operands");
    }
    return new Profile.Step(instruction, operands);
  }

  private Profile.Operand operand(
      String text,
      ImageFile.Immediate immediate,
      List<Profile.Operand> before,
      ImageFile.Instruction instruction)
      throws ProfileException {
    if (text.equals(ProfileText.OPEN)) {
      return new Profile.Operand.Open();
    } else if (text.startsWith("=")) {
      long index = number(text.substring(1));
      if (immediate.array()
          || index >= before.size()
          || !(before.get((int) index) instanceof Profile.Operand.Open)
          || !instruction.immediates().get((int) index).equals(immediate)) {
        throw damaged("'" + text + "' names no immediate of the same type before it");
      }
      return new Profile.Operand.Same((int) index);
    }
    OptionalLong bits = ProfileNumbers.bits(text, immediate);
    if (bits.isEmpty()) {
      throw damaged("'" + text + "' is no operand of type " + immediate.type());
    }
    return new Profile.Operand.Value(bits.getAsLong());
  }

  /** A count of what happened at least once. */
  private long count(String text) throws ProfileException {
    long count = number(text);
    if (count == 0) {
      throw damaged("a count is 0");
    }
    return count;
  }

  private long number(String text) throws ProfileException {
    if (text.startsWith("-")) {
      throw damaged("a count is negative: " + text);
    } else if (!text.matches("[0-9]+")) {
      throw damaged("'" + text + "' is no number");
    }
    try {
      return COUNT.matcher(text).matches() ? Long.parseLong(text) : tooLarge(text);
    } catch (NumberFormatException e) {
      return tooLarge(text);
    }
  }

  private long tooLarge(String text) throws ProfileException {
    throw damaged("a count is more than 2^63 - 1: " + text);
  }

  private String need() throws IOException {
    String line = line();
    if (line == null) {
      throw new ProfileException("the profile is cut off: it has no line 'end NUMBER'");
    }
    return line;
  }

  private String line() throws IOException {
    number++;
    try {
      return in.next();
    } catch (CharacterCodingException e) {
      throw damaged("it is not UTF-8");
    } catch (ProfileException e) {
      throw damaged(e.getMessage());
    }
  }

  private ProfileException damaged(String what) {
    return new ProfileException("line " + number + ": the profile is damaged: " + what);
  }
}
