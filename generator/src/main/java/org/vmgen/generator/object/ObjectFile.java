package org.vmgen.generator.object;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object file as {@code objdump} shows it. */
final class ObjectFile {
  private static final Pattern FORMAT = Pattern.compile(".*file format (\\S.*)");
  private static final Pattern SECTION = Pattern.compile("\\s*\\d+ (\\S+) +([0-9a-f]+)  .*");
  private static final Pattern SYMBOL =
      Pattern.compile("([0-9a-f]+) (.{7}) (\\S+)\\t([0-9a-f]+) (?:\\.hidden )?(.*)");
  private static final Pattern RELOCATIONS = Pattern.compile("RELOCATION RECORDS FOR \\[(.*)\\]:");
  private static final Pattern RELOCATION = Pattern.compile("([0-9a-f]+) (R_\\w+) +(\\S+)");
  private static final Pattern DISASSEMBLY = Pattern.compile("Disassembly of section (.*):");
  private static final Pattern FUNCTION = Pattern.compile("[0-9a-f]+ <(.*)>:");
  private static final Pattern LINE = Pattern.compile(" *([0-9a-f]+):\\s+(\\S.*)");
  private static final Pattern INLINE = Pattern.compile("\\s+[0-9a-f]+: (R_\\w+)\\s+(\\S+)");
  private static final Pattern VALUE = Pattern.compile("(.*?)(?:([+-])0x([0-9a-f]+))?");
  private static final Pattern TARGET = Pattern.compile("(.*[\\s,])([0-9a-f]+) <[^>]*>.*");

  /** A place in a section. */
  record Place(String section, long offset) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = section.compareTo(other.section);
      return order != 0 ? order : Long.compare(offset, other.offset);
    }
  }

  record Section(String name, long size, String flags) {}

  record Symbol(String name, Place place, long size) {}

  record Relocation(Place at, String type, Place to) {}

  /**
   * An instruction.
   *
   * @param function the symbol before it
   * @param to where it jumps to
   */
  record Instruction(
      String function, Place at, String text, int bytes, Optional<Place> to, boolean ends) {}

  private final List<Section> sections = new ArrayList<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private final List<Relocation> relocations = new ArrayList<>();
  private final NavigableMap<Place, Instruction> instructions = new TreeMap<>();
  private final Architecture architecture;

  /**
   * Reads what objdump printed.
   *
   * @param tables of {@code objdump -h -t -r}
   * @param code of {@code objdump -d -r --no-show-raw-insn}
   * @throws UnknownObjectException if nothing is known of the processor
   */
  ObjectFile(String tables, String code) throws UnknownObjectException {
    String format =
        tables
            .lines()
            .map(FORMAT::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1))
            .findFirst()
            .orElse("");
    architecture =
        Architecture.of(format)
            .orElseThrow(() -> new UnknownObjectException("nothing is known of " + format));
    readTables(tables.lines().toList());
    readCode(code.lines().toList());
  }

  List<Section> sections() {
    return sections;
  }

  List<Symbol> symbols() {
    return symbols;
  }

  List<Relocation> relocations() {
    return relocations;
  }

  NavigableMap<Place, Instruction> instructions() {
    return instructions;
  }

  Architecture architecture() {
    return architecture;
  }

  private void readTables(List<String> lines) {
    String relocated = "";
    for (int i = 0; i < lines.size(); i++) {
      Matcher section = SECTION.matcher(lines.get(i));
      Matcher symbol = SYMBOL.matcher(lines.get(i));
      Matcher records = RELOCATIONS.matcher(lines.get(i));
      Matcher relocation = RELOCATION.matcher(lines.get(i));
      if (section.matches() && i + 1 < lines.size()) {
        sections.add(new Section(section.group(1), hex(section.group(2)), lines.get(i + 1)));
      } else if (symbol.matches()) {
        Place place = new Place(symbol.group(3), hex(symbol.group(1)));
        symbols.add(new Symbol(symbol.group(5), place, hex(symbol.group(4))));
      } else if (records.matches()) {
        relocated = records.group(1);
      } else if (relocation.matches()) {
        Place at = new Place(relocated, hex(relocation.group(1)));
        relocations.add(new Relocation(at, relocation.group(2), place(relocation.group(3))));
      }
    }
  }

  private static long hex(String digits) {
    return Long.parseUnsignedLong(digits, 16);
  }

  /** What a relocation names: an offset from a section or a symbol. */
  private Place place(String value) {
    Matcher parts = VALUE.matcher(value);
    if (!parts.matches()) {
      return new Place(value, 0);
    }
    long offset = parts.group(3) == null ? 0 : hex(parts.group(3));
    long signed = "-".equals(parts.group(2)) ? -offset : offset;
    return symbols.stream()
        .filter(s -> s.name().equals(parts.group(1)))
        .findFirst()
        .map(s -> new Place(s.place().section(), s.place().offset() + signed))
        .orElse(new Place(parts.group(1), signed));
  }

  private void readCode(List<String> lines) {
    String section = "";
    String function = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher start = DISASSEMBLY.matcher(line);
      Matcher name = FUNCTION.matcher(line);
      Matcher instruction = LINE.matcher(line);
      if (start.matches()) {
        section = start.group(1);
      } else if (name.matches()) {
        function = name.group(1);
      } else if (instruction.matches() && !INLINE.matcher(line).matches()) {
        Place at = new Place(section, hex(instruction.group(1)));
        String text = instruction.group(2).replaceAll("\\s+", " ").strip();
        Matcher relocation = INLINE.matcher(i + 1 < lines.size() ? lines.get(i + 1) : "");
        Optional<String> named =
            relocation.matches() ? Optional.of(relocation.group(2)) : Optional.empty();
        add(function, at, text, named);
      }
    }
    measure();
  }

  private void add(String function, Place at, String text, Optional<String> relocated) {
    Optional<Place> to = Optional.empty();
    Matcher target = TARGET.matcher(text);
    String shown = text;
    if (architecture.jumps(text) && target.matches()) {
      Place place =
          relocated
              .map(this::place)
              .map(p -> new Place(p.section(), p.offset() + architecture.bias()))
              .orElse(new Place(at.section(), hex(target.group(2))));
      to = Optional.of(place);
      shown = target.group(1) + Long.toHexString(place.offset());
    } else if (relocated.isPresent()) {
      String name = relocated.get().replaceFirst("-0x[0-9a-f]+$", "");
      shown =
          target.matches()
              ? target.group(1) + name
              : text.replaceFirst("\\s*#.*$", "") + "  # " + name;
    }
    instructions.put(at, new Instruction(function, at, shown, 0, to, architecture.ends(text)));
  }

  /** Instructions reach to the next one, or to the end of their section. */
  private void measure() {
    for (Instruction instruction : List.copyOf(instructions.values())) {
      Place at = instruction.at();
      Place next = instructions.higherKey(at);
      long end =
          next != null && next.section().equals(at.section())
              ? next.offset()
              : sections.stream()
                  .filter(s -> s.name().equals(at.section()))
                  .mapToLong(Section::size)
                  .findFirst()
                  .orElse(at.offset());
      instructions.put(
          at,
          new Instruction(
              instruction.function(),
              at,
              instruction.text(),
              (int) (end - at.offset()),
              instruction.to(),
              instruction.ends()));
    }
  }
}
