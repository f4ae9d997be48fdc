package org.vmgen.harness;

import java.util.Map;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Label;

/** Runs a counting loop of a machine with 300 instructions on java-switch, for a process's log. */
final class LongLoop {
  private LongLoop() {}

  /** Prints how the run ended. */
  public static void main(String[] arguments) {
    StringBuilder text =
        new StringBuilder(
            """
            vm large;
            type n : i64;
            type target : code;
            stack data : i64;
            inst lit  ( #n -- n ) {}
            inst drop ( n -- ) {}
            inst loop ( #target n -- n1 ) { n1 = n - 1; if (n1 > 0) jump target; }
            inst stop ( -- ) { halt; }
            """);
    for (int i = 0; i < 300; i++) {
      text.append("inst i" + i + " ( n1 n2 -- n ) { n = (n1 ^ " + i + ") * n2 + n1 / n2; }\n");
    }
    VmModel model =
        Vmgen.load("large.vmg", text.toString(), Map.of(), new Diagnostics()).orElseThrow();
    CompiledEngine engine = CompiledEngine.of(model, EngineConfig.checked("java-switch"));
    CodeBuilder builder = new CodeBuilder(engine.instructionSet());
    Label label = builder.newLabel();
    builder.emit("lit", 3_000_000).bind(label);
    for (int i = 0; i < 5; i++) {
      builder.emit("lit", i + 1).emit("lit", 3).emit("i" + 50 * i).emit("drop");
    }
    builder.emit("loop", label).emit("stop");
    System.out.println(engine.machine(builder.build(), Host.silent()).run().kind());
  }
}
