package org.vmgen.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** Reads images. Anything that is no whole image gives an {@link ImageException}, nothing else. */
public final class ImageReader {

  static final byte[] MAGIC = {'V', 'M', 'G', 'I'};
  static final int INT = 1;
  static final int FLOAT = 2;
  static final int TEXT = 3;
  static final int HOST = 4;

  private static final int HEADER = 12;
  private static final int CHECKSUM = 4;
  private static final Set<String> REQUIRED = Set.of("NAME", "INST", "CODE", "LEAD");
  private static final Set<String> KNOWN =
      Set.of(
          "NAME", "INST", "CODE", "LEAD", "ENTR", "CNST", "MEMO", "REGS", "SRCE", "FORW", "IMPT",
          "HAND", "USER");

  private final byte[] bytes;
  private final Map<String, ByteSource> sections = new LinkedHashMap<>();
  private final List<ImageFile.Section> others = new ArrayList<>();

  private ImageReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the bytes of an image's file.
   *
   * @throws ImageException with one message if they are no image, an image of another version, cut
   *     off or damaged
   */
  public static ImageFile read(byte[] bytes) throws ImageException {
    return new ImageReader(bytes).read();
  }

  /** Whether the bytes start as an image does. */
  public static boolean looksLikeImage(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private ImageFile read() throws ImageException {
    if (!looksLikeImage(bytes)) {
      throw new ImageException("this is no vmgen image: it does not start with VMGI");
    }
    split();
    return new ImageFile(
        name(),
        list("INST", 12, ImageReader::instruction),
        words(),
        leaders(),
        list("ENTR", 8, s -> new ImageFile.Entry(s.text(), s.index())),
        list("CNST", 5, ImageReader::constant),
        list("MEMO", 16, s -> new ImageFile.MemoryRange(s.text(), s.u64(), s.block())),
        list("REGS", 12, s -> new ImageFile.Register(s.text(), s.u64())),
        list("SRCE", 16, s -> new ImageFile.Source(s.index(), s.text(), s.index(), s.index())),
        list("FORW", 8, s -> new ImageFile.Forward(s.index(), s.index())),
        user(),
        none("IMPT", none("HAND", others)));
  }

  /** Finds the sections and tests the checksum. */
  private void split() throws ImageException {
    if (bytes.length < HEADER + CHECKSUM) {
      throw new ImageException("the image is cut off: it has only " + bytes.length + " bytes");
    }
    int end = bytes.length - CHECKSUM;
    ByteSource in = new ByteSource(bytes, MAGIC.length, end, "the header");
    int version = in.u32();
    if (version != ImageFile.VERSION) {
      throw new ImageException(
          "the image has version "
              + Integer.toUnsignedString(version)
              + " of the format; this program reads version "
              + ImageFile.VERSION);
    }
    int count = in.u32();
    List<int[]> bounds = new ArrayList<>();
    for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
      int length = in.left() < 8 ? -1 : peekLength(in);
      if (length < 0 || length > in.left() - 8) {
        throw new ImageException(
            "the image is cut off or damaged: section " + (i + 1) + " does not end in the file");
      }
      bounds.add(new int[] {in.position(), length});
      in.skip(8 + length);
    }
    if (in.left() != 0) {
      throw new ImageException("the image is damaged: something follows its last section");
    }
    checksum(end);
    for (int[] bound : bounds) {
      add(bound[0], bound[1]);
    }
    for (String tag : REQUIRED) {
      if (!sections.containsKey(tag)) {
        throw new ImageException("the image is damaged: it has no section " + tag);
      }
    }
  }

  private int peekLength(ByteSource in) throws ImageException {
    return new ByteSource(bytes, in.position() + 4, in.position() + 8, "the header").u32();
  }

  private void checksum(int end) throws ImageException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, end);
    int stored = new ByteSource(bytes, end, bytes.length, "the checksum").u32();
    if ((int) checksum.getValue() != stored) {
      throw new ImageException("the image is damaged: its checksum is wrong");
    }
  }

  private void add(int at, int length) throws ImageException {
    String tag = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    int from = at + 8;
    if (!KNOWN.contains(tag)) {
      others.add(new ImageFile.Section(tag, Arrays.copyOfRange(bytes, from, from + length)));
    } else if (sections.put(tag, new ByteSource(bytes, from, from + length, "section " + tag))
        != null) {
      throw new ImageException("the image is damaged: it has two sections " + tag);
    }
  }

  private interface Item<T> {
    T read(ByteSource in) throws ImageException;
  }

  private <T> List<T> list(String tag, int bytesEach, Item<T> item) throws ImageException {
    ByteSource in = sections.get(tag);
    if (in == null) {
      return List.of();
    }
    int count = in.count(bytesEach);
    List<T> result = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      result.add(item.read(in));
    }
    in.done();
    return result;
  }

  /** This version writes nothing into some sections, so it cannot run code that needs them. */
  private <T> T none(String tag, T result) throws ImageException {
    ByteSource in = sections.get(tag);
    if (in != null && in.u32() != 0) {
      throw new ImageException(
          "the image needs a newer program: this one cannot use its section " + tag);
    }
    return result;
  }

  private String name() throws ImageException {
    ByteSource in = sections.get("NAME");
    String name = in.text();
    in.done();
    return name;
  }

  private static ImageFile.Instruction instruction(ByteSource in) throws ImageException {
    String mnemonic = in.text();
    String effect = in.text();
    int count = in.count(5);
    List<ImageFile.Immediate> immediates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      immediates.add(new ImageFile.Immediate(in.text(), in.u8() != 0));
    }
    return new ImageFile.Instruction(mnemonic, effect, immediates);
  }

  private static ImageFile.Constant constant(ByteSource in) throws ImageException {
    int kind = in.u8();
    return switch (kind) {
      case INT -> new ImageFile.Constant.Int(in.u64());
      case FLOAT -> new ImageFile.Constant.Float(Double.longBitsToDouble(in.u64()));
      case TEXT -> new ImageFile.Constant.Text(in.text());
      case HOST -> new ImageFile.Constant.Host(in.text(), in.block());
      default -> throw new ImageException("the image is damaged: a constant has kind " + kind);
    };
  }

  private long[] words() throws ImageException {
    ByteSource in = sections.get("CODE");
    long[] words = in.u64s(in.count(8));
    in.done();
    return words;
  }

  private int[] leaders() throws ImageException {
    ByteSource in = sections.get("LEAD");
    int[] leaders = in.indexes(in.count(4));
    in.done();
    return leaders;
  }

  private Map<String, byte[]> user() throws ImageException {
    Map<String, byte[]> result = new LinkedHashMap<>();
    ByteSource in = sections.get("USER");
    if (in != null) {
      int count = in.count(8);
      for (int i = 0; i < count; i++) {
        result.put(in.text(), in.block());
      }
      in.done();
    }
    return result;
  }
}
