package org.vmgen.generator.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.vmgen.generator.object.ObjectFile.Instruction;
import org.vmgen.generator.object.ObjectFile.Place;
import org.vmgen.generator.object.ObjectFile.Relocation;
import org.vmgen.generator.object.ObjectFile.Symbol;
import org.vmgen.generator.plan.BodyText;

/**
 * Finds the instructions of each body in an engine's object file. Bodies that are functions have a
 * symbol; bodies in the run loop begin at the addresses in the table of labels, or of its switch,
 * and have what can be reached from there and from no other body.
 */
final class BodyFinder {
  private static final Pattern TABLE =
      Pattern.compile("(?:run\\.)?(?:labels|descriptors)(?:\\.\\d+)?");

  /** The bytes of an address in a table, and of one relative to its jump table. */
  private static final int WIDE = 8;

  private static final int NARROW = 4;

  private final ObjectFile file;

  BodyFinder(ObjectFile file) {
    this.file = file;
  }

  /** The code by the labels of bodies; without those that are not found. */
  Map<String, BodyCode> find(List<BodyText> bodies) {
    Map<String, Set<Place>> places = new LinkedHashMap<>();
    if (bodies.stream().anyMatch(body -> !body.place().equals("run"))) {
      for (BodyText body : bodies) {
        places.put(body.label(), function(body.place()));
      }
    } else {
      places.putAll(reached(bodies));
    }
    Map<String, BodyCode> code = new LinkedHashMap<>();
    places.forEach(
        (label, own) -> {
          if (!own.isEmpty()) {
            code.put(label, code(own));
          }
        });
    return code;
  }

  /** A function with the parts that compilers move elsewhere. */
  private Set<Place> function(String name) {
    Set<Place> places = new TreeSet<>();
    for (Instruction instruction : file.instructions().values()) {
      String function = instruction.function().replaceFirst("[.].*", "");
      if (function.equals(name) && !instruction.text().matches("(data16 |cs )*(nop|xchg %ax).*")) {
        places.add(instruction.at());
      }
    }
    return places;
  }

  private Map<String, Set<Place>> reached(List<BodyText> bodies) {
    List<Place> starts = labels().or(this::cases).orElse(List.of());
    Map<String, Set<Place>> all = new LinkedHashMap<>();
    Map<Place, Integer> users = new HashMap<>();
    Set<Place> stops = new TreeSet<>(starts);
    for (int i = 0; i < Math.min(bodies.size(), starts.size()); i++) {
      Set<Place> own = from(starts.get(i), stops);
      own.forEach(place -> users.merge(place, 1, Integer::sum));
      all.put(bodies.get(i).label(), own);
    }
    for (int i = 0; i < Math.min(bodies.size(), starts.size()); i++) {
      Place start = starts.get(i);
      all.get(bodies.get(i).label()).removeIf(p -> users.get(p) > 1 && !p.equals(start));
    }
    return all;
  }

  /** What can be reached without passing another body's start. */
  private Set<Place> from(Place start, Set<Place> stops) {
    Set<Place> seen = new TreeSet<>();
    Deque<Place> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Place place = open.pop();
      Instruction instruction = file.instructions().get(place);
      boolean other = stops.contains(place) && !place.equals(start);
      if (instruction == null || other || !seen.add(place)) {
        continue;
      }
      instruction.to().ifPresent(open::push);
      Place next = file.instructions().higherKey(place);
      if (!instruction.ends() && next != null && next.section().equals(place.section())) {
        open.push(next);
      }
    }
    return seen;
  }

  /** The addresses in a table of labels. */
  private Optional<List<Place>> labels() {
    return file.symbols().stream()
        .filter(s -> TABLE.matcher(s.name()).matches())
        .findFirst()
        .map(table -> entries(table.place(), table.size()).stream().map(Relocation::to).toList());
  }

  private List<Relocation> entries(Place table, long size) {
    return file.relocations().stream()
        .filter(r -> r.at().section().equals(table.section()))
        .filter(r -> r.at().offset() >= table.offset() && r.at().offset() < table.offset() + size)
        .sorted(Comparator.comparing(Relocation::at))
        .toList();
  }

  /** The cases of the largest switch of the run loop. */
  private Optional<List<Place>> cases() {
    Optional<Symbol> run = runLoop();
    if (run.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<Place> tables = new TreeSet<>();
    for (Relocation relocation : file.relocations()) {
      if (relocation.at().section().equals(run.get().place().section())
          && relocation.to().section().startsWith(".rodata")) {
        Place to = relocation.to();
        tables.add(new Place(to.section(), to.offset() + file.architecture().bias()));
        tables.add(to);
      }
    }
    List<Place> largest = List.of();
    for (Place table : tables) {
      List<Place> found = cases(table, tables.higher(table), run.get());
      if (found.size() > largest.size()) {
        largest = found;
      }
    }
    return Optional.of(largest);
  }

  /** The function that has the run loop; compilers like to put it into the one that calls it. */
  private Optional<Symbol> runLoop() {
    return file.symbols().stream()
        .filter(s -> s.name().equals("run") || s.name().endsWith("_engine"))
        .filter(s -> s.place().section().startsWith(".text"))
        .max(Comparator.comparing(Symbol::size));
  }

  /** The targets of a table of distances from the table itself, or of addresses. */
  private List<Place> cases(Place table, Place next, Symbol run) {
    long end =
        next != null && next.section().equals(table.section()) ? next.offset() : Long.MAX_VALUE;
    List<Place> found = new ArrayList<>();
    long at = table.offset();
    for (Relocation entry : entries(table, end - table.offset())) {
      boolean narrow = !entry.type().endsWith("64") || entry.type().contains("PC");
      long distance = entry.at().offset() - table.offset();
      Place to = new Place(entry.to().section(), entry.to().offset() - (narrow ? distance : 0));
      boolean within =
          to.section().equals(run.place().section())
              && to.offset() >= run.place().offset()
              && to.offset() < run.place().offset() + run.size();
      if (entry.at().offset() != at || !within) {
        break;
      }
      found.add(to);
      at += narrow ? NARROW : WIDE;
    }
    return found;
  }

  private BodyCode code(Set<Place> places) {
    List<String> lines = new ArrayList<>();
    int bytes = 0;
    Optional<Place> expected = Optional.empty();
    for (Place place : places) {
      Instruction instruction = file.instructions().get(place);
      if (expected.isPresent() && !expected.get().equals(place)) {
        lines.add("...");
      }
      lines.add("%6x  %s".formatted(place.offset(), instruction.text()));
      bytes += instruction.bytes();
      expected = Optional.of(new Place(place.section(), place.offset() + instruction.bytes()));
    }
    return new BodyCode(bytes, lines);
  }
}
