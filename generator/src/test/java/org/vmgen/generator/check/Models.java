package org.vmgen.generator.check;

import java.util.Map;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/** Models of small descriptions for tests. */
final class Models {

  private Models() {}

  /** The model of a description without errors. */
  static VmModel of(String description) {
    Diagnostics diagnostics = new Diagnostics();
    return Vmgen.load("m.vmg", description, Map.of(), diagnostics)
        .orElseThrow(
            () ->
                new AssertionError(
                    new DiagnosticPrinter(MessageFormat.PRETTY, false)
                        .print(diagnostics.sorted())));
  }

  /** An instruction of a machine with some types and state. */
  static Instruction instruction(String declaration) {
    VmModel model =
        of(
            """
            vm m;
            type n : i64;  type next : i32;  type u : u64;  type c : u8;  type w : n;
            type r : f64 on flt;  type x : code;  type target : code;
            stack data : i64;
            stack ret  : i64 prefix R returns;
            stack flt  : f64 prefix F;
            register up : i64;
            region  locals : i64 window fp;
            memory  mem : bytes;
            trap bad;
            extern print(n: i64) io;
            extern hash(n: i64) -> i64 pure;
            extern anything();
            extern ask() -> i64 reads mem, suspends, throws;
            fn twice(n: i64) -> i64 { return n * 2; }
            fn count() -> i64 { up = up + 1; return up; }
            """
                + declaration);
    return model.instructions().get(0);
  }
}
