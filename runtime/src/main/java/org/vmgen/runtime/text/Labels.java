package org.vmgen.runtime.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vmgen.runtime.Label;

/** The labels of one text, by name and by absolute position. */
final class Labels {

  private static final class Entry {
    final Label label;
    int definedIn;
    int usedIn;
    int usedAt;

    Entry(Label label) {
      this.label = label;
    }
  }

  private final TextBuilder builder;
  private final ErrorList errors;
  private final Map<String, Entry> byName = new LinkedHashMap<>();
  private final Map<Integer, Entry> ahead = new HashMap<>();
  private long[] starts = new long[16];

  Labels(TextBuilder builder, ErrorList errors) {
    this.builder = builder;
    this.errors = errors;
  }

  /** Binds a name to the next instruction. */
  void define(String name, int line, int offset) {
    Entry entry = byName.computeIfAbsent(name, n -> new Entry(builder.newLabel(n)));
    if (entry.definedIn != 0) {
      errors.add(
          line,
          offset,
          "label " + Words.name(name) + " exists already, in line " + entry.definedIn);
      return;
    }
    entry.definedIn = line;
    builder.bind(entry.label);
  }

  boolean isDefined(String name) {
    Entry entry = byName.get(name);
    return entry != null && entry.definedIn != 0;
  }

  /** The label of a name that is defined somewhere, or is an error in the end. */
  Label use(String name, int line, int offset) {
    Entry entry = byName.computeIfAbsent(name, n -> new Entry(builder.newLabel(n)));
    used(entry, line, offset);
    return entry.label;
  }

  /** The label of an absolute position; an error if no instruction is there. */
  Label usePosition(int position, int line, int offset) {
    if (position < builder.position() && isStart(position)) {
      return builder.at(position);
    }
    Entry entry = ahead.computeIfAbsent(position, p -> new Entry(builder.newLabel("@" + p)));
    used(entry, line, offset);
    return entry.label;
  }

  private static void used(Entry entry, int line, int offset) {
    if (entry.usedIn == 0) {
      entry.usedIn = line;
      entry.usedAt = offset;
    }
  }

  /** An instruction starts now, or the text ends. */
  void instruction() {
    int position = builder.position();
    if (position >>> 6 >= starts.length) {
      starts = java.util.Arrays.copyOf(starts, 2 * starts.length + (position >>> 6));
    }
    starts[position >>> 6] |= 1L << position;
    if (!ahead.isEmpty()) {
      Entry entry = ahead.remove(position);
      if (entry != null) {
        builder.bind(entry.label);
      }
    }
  }

  private boolean isStart(int position) {
    return position > 0 && (starts[position >>> 6] >>> position & 1) != 0;
  }

  /** Reports what was used and is nowhere. */
  void finish() {
    instruction();
    byName.forEach(
        (name, entry) -> {
          if (entry.definedIn == 0) {
            errors.add(entry.usedIn, entry.usedAt, "there is no label " + Words.name(name));
          }
        });
    if (errors.isEmpty()) { // after an error instructions are missing: positions may be right
      ahead.forEach(
          (position, entry) ->
              errors.add(entry.usedIn, entry.usedAt, "no instruction is at position " + position));
    }
  }
}
