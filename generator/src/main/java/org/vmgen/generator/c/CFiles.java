package org.vmgen.generator.c;

import java.util.List;

/** The files of an engine that are the same for every machine but for their prefix. */
final class CFiles {
  /** Plain templates {@code vm_X}, which become {@code PREFIX_X}. */
  static final List<String> PLAIN = List.of("vm_int.h", "vm_math.h");

  private CFiles() {}
}
