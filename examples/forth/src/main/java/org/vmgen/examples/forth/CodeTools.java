package org.vmgen.examples.forth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vmgen.runtime.CodeUnit;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.UnitWords;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.text.InstructionText;

/** Code that the running system loads, and names and listings of what is loaded. */
final class CodeTools {

  /** Of words that are no code, or for which there is no room. */
  static final long BAD_CODE = -4096 - 8; // ENOEXEC

  private final Machine machine;
  private final TreeMap<Integer, CodeUnit> units = new TreeMap<>();
  private final Map<Integer, Integer> replaced = new HashMap<>(); // by unit, whose body it is
  private final TreeMap<Integer, String> names; // of the code object's entries

  CodeTools(Machine machine) {
    this.machine = machine;
    names = new TreeMap<>();
    machine.codeView().entries().forEach((name, position) -> names.putIfAbsent(position, name));
  }

  /** Loads words as the next unit, whose start is an entry unless the name is empty. */
  long load(long[] words, String name) {
    try {
      int start = machine.codeView().end();
      CodeUnit unit =
          UnitWords.unit(machine, words, name.isEmpty() ? Map.of() : Map.of(name, start));
      machine.load(unit);
      units.put(start, unit);
      return Iors.FINE;
    } catch (IllegalArgumentException | IllegalStateException e) {
      return BAD_CODE;
    }
  }

  /** Loads words as the next unit and makes it the body of an entry. */
  long replace(long entry, long[] words) {
    try {
      CodeUnit unit = UnitWords.unit(machine, words, Map.of());
      machine.replace(Math.toIntExact(entry), unit);
      units.put(unit.position(), unit);
      replaced.put(unit.position(), (int) entry);
      return Iors.FINE;
    } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
      return BAD_CODE;
    }
  }

  /** Takes away the units at and after a position, the newest first. */
  long release(long position) {
    while (!units.isEmpty() && units.lastKey() >= position) {
      CodeUnit unit = units.pollLastEntry().getValue();
      replaced.remove(unit.position());
      machine.release(unit);
    }
    return Iors.FINE;
  }

  /** The name of the last entry at or before a position in the same unit. */
  Optional<String> name(long position) {
    if (position < 0 || position >= machine.codeView().end()) {
      return Optional.empty();
    }
    Map.Entry<Integer, CodeUnit> unit = units.floorEntry((int) position);
    if (unit == null) {
      return Optional.ofNullable(names.floorEntry((int) position)).map(Map.Entry::getValue);
    }
    Integer entry = replaced.get(unit.getKey());
    return entry != null ? name(entry) : unit.getValue().entries().keySet().stream().findFirst();
  }

  /**
   * The unit's code from a position on, a line for each instruction; empty if none starts there.
   */
  String listing(long position) {
    CodeView code = machine.codeView();
    if (!code.isLeader(position) || position >= code.end()) {
      return "";
    }
    InstructionText text = new InstructionText(code);
    StringBuilder out = new StringBuilder();
    int at = machine.bodyOf((int) position);
    int end = endOfUnit(at);
    int reached = at;
    boolean falls = true;
    while (at < end && (falls || at <= reached)) {
      InstructionInfo instruction = code.instructionSet().instruction((int) code.word(at));
      out.append(at).append("  ").append(text.at(at));
      int next = at + code.sizeAt(at);
      for (int target : targets(instruction, at)) {
        if (target >= at && target < end && !instruction.readsNext()) {
          reached = Math.max(reached, target);
        }
        entryAt(target).ifPresent(name -> out.append("  ; ").append(name));
      }
      out.append('\n');
      falls = !instruction.endsBlock() || instruction.readsNext();
      at = next;
    }
    return out.toString();
  }

  private int endOfUnit(int position) {
    Map.Entry<Integer, CodeUnit> unit = units.floorEntry(position);
    if (unit != null) {
      return unit.getKey() + unit.getValue().size();
    }
    int end = units.isEmpty() ? machine.codeView().end() : units.firstKey();
    Integer next = names.higherKey(position);
    return next == null ? end : Math.min(next, end);
  }

  private Optional<String> entryAt(int position) {
    Map.Entry<Integer, CodeUnit> unit = units.floorEntry(position);
    return unit == null
        ? Optional.ofNullable(names.get(position))
        : unit.getKey() == position
            ? unit.getValue().entries().keySet().stream().findFirst()
            : Optional.empty();
  }

  private List<Integer> targets(InstructionInfo instruction, int at) {
    List<ImmediateInfo> immediates = instruction.immediates();
    Integer[] targets = new Integer[immediates.size()];
    int count = 0;
    for (int i = 0; i < immediates.size(); i++) {
      if (immediates.get(i).type() == ValueType.CODE) {
        targets[count++] = (int) machine.codeView().word(at + 1 + i);
      }
    }
    return List.of(Arrays.copyOf(targets, count));
  }
}
