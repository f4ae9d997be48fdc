package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command line asks for.
 *
 * @param engines to run one after another
 * @param build only to compile them
 * @param image absent: the one that was built with this program
 * @param items files and texts to interpret; none for a session
 */
record Request(
    List<ForthEngine> engines,
    boolean unchecked,
    boolean trace,
    boolean build,
    Optional<Path> image,
    List<Item> items) {

  private static final int USAGE = 2;
  private static final int IO = 3;

  /**
   * Reads a command line as they mostly are; empty for all others, among them every wrong one.
   * {@link ForthCommand} reads them all, but classes of picocli are of a format that no archive of
   * classes takes, and loading them is half of the time of a start.
   */
  static Optional<Request> read(String... arguments) {
    List<ForthEngine> engines = new ArrayList<>();
    List<Path> images = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    boolean unchecked = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("-")) {
        items.add(new Item(true, argument));
        continue;
      }
      if (argument.equals("--unchecked") && !unchecked) {
        unchecked = true;
        continue;
      }
      i++;
      if (i == arguments.length || arguments[i].startsWith("-")) {
        return Optional.empty();
      }
      switch (argument) {
        case "-e" -> items.add(new Item(false, arguments[i]));
        case "--image" -> images.add(Path.of(arguments[i]));
        case "--engine" -> ForthEngine.named(arguments[i]).ifPresent(engines::add);
        default -> {
          return Optional.empty();
        }
      }
    }
    return engines.size() != 1 || images.size() > 1
        ? Optional.empty()
        : Optional.of(
            new Request(engines, unchecked, false, false, images.stream().findFirst(), items));
  }

  /** Does it; gives the exit code. */
  int run() {
    if (trace && unchecked) {
      System.err.println("forth: --trace needs an engine that counts instructions: a checked one");
      return USAGE;
    }
    if (unchecked && engines.contains(ForthEngine.REFERENCE)) {
      System.err.println("forth: the reference engine tests everything: leave --unchecked out");
      return USAGE;
    }
    int result = 0;
    for (ForthEngine engine : engines) {
      if (engines.size() > 1 && !build) {
        System.out.println("== " + engine);
        System.out.flush();
      }
      result = Math.max(result, engine.isNative() ? runNative(engine) : runHere(engine));
    }
    return result;
  }

  private int runHere(ForthEngine engine) {
    return build
        ? 0
        : new ForthSystem(new ForthSystem.Options(engine, unchecked, trace, image, items)).run();
  }

  private int runNative(ForthEngine engine) {
    List<String> arguments = new ArrayList<>();
    if (trace) {
      arguments.add("--trace");
    }
    image.ifPresent(file -> arguments.addAll(List.of("--image", file.toString())));
    for (Item item : items) {
      arguments.addAll(item.isFile() ? List.of(item.value()) : List.of("-e", item.value()));
    }
    try {
      NativeEngine program = new NativeEngine(engine, unchecked);
      program.build();
      return build ? 0 : program.run(arguments);
    } catch (IOException e) {
      System.err.println("forth: " + e.getMessage());
      return IO;
    }
  }
}
