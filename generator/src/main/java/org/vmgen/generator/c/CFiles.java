package org.vmgen.generator.c;

import java.util.List;

/** The files of an engine that are the same for every machine but for their prefix. */
final class CFiles {
  /** Plain templates {@code vm_X}, which become {@code PREFIX_X}. */
  static final List<String> PLAIN =
      List.of(
          "vm_assembler.c",
          "vm_assembler.h",
          "vm_assume.c",
          "vm_builder.c",
          "vm_builder.h",
          "vm_data.c",
          "vm_directives.c",
          "vm_disassembler.c",
          "vm_driver.c",
          "vm_driver.h",
          "vm_emit.c",
          "vm_finish.c",
          "vm_flow.c",
          "vm_flow.h",
          "vm_freeze.c",
          "vm_image.h",
          "vm_image_check.c",
          "vm_image_input.c",
          "vm_image_reader.c",
          "vm_image_writer.c",
          "vm_int.h",
          "vm_items.c",
          "vm_main.c",
          "vm_math.h",
          "vm_number.h",
          "vm_operands.c",
          "vm_paths.c",
          "vm_routines.c",
          "vm_scanner.c",
          "vm_scanner.h",
          "vm_state.c",
          "vm_std.h",
          "vm_store.c",
          "vm_store.h",
          "vm_text.c",
          "vm_text.h",
          "vm_tools.h",
          "vm_trace.c",
          "vm_verifier.h",
          "vm_verify.c",
          "vm_verify.h");

  /** Those of an engine that profiles beside. */
  static final List<String> PROFILE = List.of("vm_profile.c", "vm_profile.h");

  private CFiles() {}
}
