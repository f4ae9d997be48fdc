package org.vmgen.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;

/** Writes images. The same content gives the same bytes. */
public final class ImageWriter {

  private ImageWriter() {}

  /** The bytes of the image's file. */
  public static byte[] write(ImageFile image) {
    Map<String, byte[]> sections = sections(image);
    ByteSink out = new ByteSink();
    out.raw(ImageReader.MAGIC.clone());
    out.u32(ImageFile.VERSION);
    out.u32(sections.size() + image.otherSections().size());
    sections.forEach((tag, payload) -> section(out, tag, payload));
    image.otherSections().forEach(s -> section(out, s.tag(), s.bytes()));
    CRC32 checksum = new CRC32();
    out.addTo(checksum);
    out.u32((int) checksum.getValue());
    return out.toBytes();
  }

  private static void section(ByteSink out, String tag, byte[] payload) {
    out.raw(tag.getBytes(StandardCharsets.ISO_8859_1));
    out.block(payload);
  }

  private static Map<String, byte[]> sections(ImageFile image) {
    Map<String, byte[]> sections = new LinkedHashMap<>();
    ByteSink name = new ByteSink();
    name.text(image.machine());
    sections.put("NAME", name.toBytes());
    sections.put("INST", list(image.instructions(), ImageWriter::instruction));
    ByteSink code = new ByteSink();
    code.u32(image.words().length);
    for (long word : image.words()) {
      code.u64(word);
    }
    sections.put("CODE", code.toBytes());
    ByteSink leaders = new ByteSink();
    leaders.u32(image.leaders().length);
    for (int leader : image.leaders()) {
      leaders.u32(leader);
    }
    sections.put("LEAD", leaders.toBytes());
    sections.put("ENTR", list(image.entries(), ImageWriter::entry));
    sections.put("CNST", list(image.constants(), ImageWriter::constant));
    sections.put("MEMO", list(image.memories(), ImageWriter::memory));
    sections.put("REGS", list(image.registers(), ImageWriter::register));
    sections.put("SRCE", list(image.sources(), ImageWriter::source));
    sections.put("FORW", list(image.forwards(), ImageWriter::forward));
    sections.put("IMPT", list(List.of(), ImageWriter::entry));
    sections.put("HAND", list(List.of(), ImageWriter::entry));
    sections.put("USER", list(List.copyOf(image.userSections().entrySet()), ImageWriter::user));
    return sections;
  }

  private static <T> byte[] list(List<T> items, BiConsumer<ByteSink, T> write) {
    ByteSink out = new ByteSink();
    out.u32(items.size());
    for (T item : items) {
      write.accept(out, item);
    }
    return out.toBytes();
  }

  private static void instruction(ByteSink out, ImageFile.Instruction instruction) {
    out.text(instruction.mnemonic());
    out.text(instruction.effect());
    out.u32(instruction.immediates().size());
    for (ImageFile.Immediate immediate : instruction.immediates()) {
      out.text(immediate.type());
      out.u8(immediate.array() ? 1 : 0);
    }
  }

  private static void entry(ByteSink out, ImageFile.Entry entry) {
    out.text(entry.name());
    out.u32(entry.position());
  }

  private static void constant(ByteSink out, ImageFile.Constant constant) {
    if (constant instanceof ImageFile.Constant.Int number) {
      out.u8(ImageReader.INT);
      out.u64(number.value());
    } else if (constant instanceof ImageFile.Constant.Float number) {
      out.u8(ImageReader.FLOAT);
      out.u64(Double.doubleToLongBits(number.value()));
    } else if (constant instanceof ImageFile.Constant.Text text) {
      out.u8(ImageReader.TEXT);
      out.text(text.value());
    } else if (constant instanceof ImageFile.Constant.Host host) {
      out.u8(ImageReader.HOST);
      out.text(host.reader());
      out.block(host.bytes());
    }
  }

  private static void memory(ByteSink out, ImageFile.MemoryRange range) {
    out.text(range.memory());
    out.u64(range.address());
    out.block(range.bytes());
  }

  private static void register(ByteSink out, ImageFile.Register register) {
    out.text(register.name());
    out.u64(register.bits());
  }

  private static void source(ByteSink out, ImageFile.Source source) {
    out.u32(source.position());
    out.text(source.file());
    out.u32(source.line());
    out.u32(source.column());
  }

  private static void forward(ByteSink out, ImageFile.Forward forward) {
    out.u32(forward.from());
    out.u32(forward.to());
  }

  private static void user(ByteSink out, Map.Entry<String, byte[]> section) {
    out.text(section.getKey());
    out.block(section.getValue());
  }
}
