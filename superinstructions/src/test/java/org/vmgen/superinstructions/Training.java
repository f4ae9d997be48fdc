package org.vmgen.superinstructions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vmgen.format.profile.ProfileReader;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.cost.Costs;

/** A small machine and profiles of it. */
public final class Training {

  private static final String DESCRIPTION =
      """
      vm small;
      type n : i64;  type f : i64;  type x : code;  type target : code;
      stack data : i64;
      stack ret : i64 prefix R returns;
      inst lit ( #n -- n ) {}
      inst add "+" ( n1 n2 -- n ) { n = n1 + n2; }
      inst sub "-" ( n1 n2 -- n ) { n = n1 - n2; }
      inst dup ( n -- n n ) {}
      inst swap ( n1 n2 -- n2 n1 ) {}
      inst zbranch "0branch" ( #target f -- ) { if (f == 0) jump target; }
      inst branch ( #target -- ) { jump target; }
      inst `call` ( #target -- R.x ) { x = next; jump target; }
      inst sum ( args: n[k] -- n ) { n = i64(k); }
      inst move ( #from: n #to: n -- ) {}
      """;

  private static final String INSTRUCTIONS =
      """
      instruction + ( data.i64 data.i64 -- data.i64 )
      instruction - ( data.i64 data.i64 -- data.i64 )
      instruction 0branch #code ( data.i64 -- )
      instruction branch #code ( -- )
      instruction call #code ( -- ret.code )
      instruction dup ( data.i64 -- data.i64 data.i64 )
      instruction lit #i64 ( -- data.i64 )
      instruction move #i64 #i64 ( -- )
      instruction sum #u64 ( data.i64[#0] -- data.i64 )
      instruction swap ( data.i64 data.i64 -- data.i64 data.i64 )
      """;

  private Training() {}

  public static VmModel model() {
    return model("");
  }

  /** The machine with more declarations. */
  public static VmModel model(String more) {
    Diagnostics diagnostics = new Diagnostics();
    return Vmgen.load("small.vmg", DESCRIPTION + more, Map.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
  }

  public static Costs dispatches() {
    return CostModels.named("dispatches").orElseThrow().of(model());
  }

  /** A program whose profile has these lines of blocks; {@code |} stands for the tab. */
  public static Program program(String name, String... blocks) {
    StringBuilder text = new StringBuilder("vmgen profile 1\nmachine small\nruns 1\n");
    text.append(INSTRUCTIONS).append("blocks\n");
    for (String block : blocks) {
      text.append(block.replaceFirst(" *\\| *", "\t")).append('\n');
    }
    text.append("end ").append(blocks.length).append('\n');
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return new Program(name, ProfileReader.read(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program of random blocks, which share many sequences. */
  public static Program random(String name, Random random, int blocks) {
    List<String> steps =
        List.of(
            "lit 1",
            "lit 2",
            "lit 300",
            "+",
            "+",
            "-",
            "dup",
            "swap",
            "0branch _",
            "call _",
            "move 4 4",
            "sum 2");
    String[] lines = new String[blocks];
    for (int i = 0; i < blocks; i++) {
      int length = 1 + random.nextInt(10);
      StringBuilder line = new StringBuilder();
      int count = 2 + random.nextInt(1000);
      line.append(count);
      if (length > 2 && random.nextBoolean()) {
        int exit = random.nextInt(length - 1);
        line.append(' ').append(exit).append('>').append(1 + random.nextInt(count - 1));
      }
      line.append('|');
      for (int k = 0; k < length; k++) {
        line.append(k == 0 ? "" : "; ").append(steps.get(random.nextInt(steps.size())));
      }
      lines[i] = line.toString();
    }
    return program(name, lines);
  }

  public static Synthesis synthesis(Costs costs, Program... programs) {
    return Synthesis.of(model(), List.of(programs), costs, Synthesis.Options.DEFAULT);
  }
}
