package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.EnginePlan;

/**
 * Output model of bodies that are functions. Those locals of the machine that most bodies use are
 * their arguments, which stay in the processor's registers from body to body; others are read from
 * the machine by the bodies that use them.
 */
final class TailView {
  /** Arguments with any compiler, the machine and the instruction pointer among them. */
  private static final int FEW = 6;

  /**
   * Arguments where the calling convention has registers for twelve: a jump through a pointer and
   * what bodies calculate need some too.
   */
  private static final int MANY = 10;

  /** Arguments of floating point. */
  private static final int REAL = 4;

  /** The address of a local is an argument: it is in memory, and no call after that is a jump. */
  private static final Pattern ADDRESS = Pattern.compile("[(,] ?&[A-Za-z_]");

  private final List<TailLocal> locals;
  private final boolean counts;
  private final List<ExitView> exits;
  private final List<TailLocal> first = new ArrayList<>();
  private final List<TailLocal> more = new ArrayList<>();

  /**
   * A body as a function.
   *
   * @param gets the locals that it reads first
   * @param puts the locals that it writes back
   * @param exits the ways in which it ends other than by the next body
   */
  record FunctionView(
      String name,
      List<String> comment,
      String directive,
      List<String> lines,
      List<String> gets,
      List<String> puts,
      List<ExitView> exits,
      boolean completes,
      boolean value,
      boolean trap,
      boolean resume) {}

  /** A way in which bodies end: its label, the outcome, and what is stored before. */
  record ExitView(String name, String outcome, List<String> stores) {}

  TailView(
      VmModel model,
      CTypes types,
      EngineConfig config,
      EnginePlan plan,
      List<EngineView.BodyView> bodies) {
    this.locals = TailLocal.of(model, types, config, plan);
    this.counts = config.counts();
    this.exits = exits(types);
    Map<String, Integer> uses = new HashMap<>();
    for (EngineView.BodyView body : bodies) {
      needed(words(body), Set.copyOf(locals))
          .forEach(local -> uses.merge(local.name(), 1, Integer::sum));
    }
    uses.put("left", Integer.MAX_VALUE);
    List<TailLocal> ranked =
        locals.stream()
            .filter(local -> uses.getOrDefault(local.name(), 0) > 0)
            .sorted(Comparator.comparing((TailLocal local) -> -uses.get(local.name())))
            .toList();
    ranked.stream().filter(TailLocal::real).limit(REAL).forEach(first::add);
    List<TailLocal> whole = ranked.stream().filter(local -> !local.real()).toList();
    int few = Math.min(FEW - 2, whole.size());
    first.addAll(whole.subList(0, few));
    more.addAll(whole.subList(few, Math.min(MANY - 2, whole.size())));
  }

  /** What the template may name. */
  Map<String, Object> attributes(List<EngineView.BodyView> bodies) {
    List<FunctionView> functions = bodies.stream().map(this::function).toList();
    Map<String, Object> all = new HashMap<>();
    all.put("straight", functions.stream().filter(f -> !joins(f)).toList());
    all.put("joining", functions.stream().filter(this::joins).toList());
    all.put("functionNames", functions.stream().map(FunctionView::name).toList());
    all.put("firstLocals", first);
    all.put("firstSaves", first.stream().map(TailLocal::save).filter(s -> !s.isEmpty()).toList());
    all.put("moreLocals", more);
    List<TailLocal> others = new ArrayList<>(locals);
    others.removeAll(first);
    Set<String> saved = new HashSet<>();
    Stream.concat(first.stream(), more.stream()).flatMap(l -> words(l.save())).forEach(saved::add);
    all.put("leaveGets", gets(needed(saved, Set.copyOf(first))));
    others.removeAll(more);
    all.put("otherLocals", others);
    all.put("tailLocals", locals);
    Set<ExitView> used = new HashSet<>();
    functions.forEach(f -> used.addAll(f.exits()));
    all.put("tailExits", exits.stream().filter(e -> isTrap(e) || used.contains(e)).toList());
    return all;
  }

  /** The end of the code traps on all machines. */
  private static boolean isTrap(ExitView exit) {
    return exit.name().equals("trapped");
  }

  private static List<ExitView> exits(CTypes types) {
    String value = "vm->exit.value = value;";
    String resume = "vm->resume_at = " + types.position("resume") + ";";
    return List.of(
        new ExitView("spent", "LEFT_SPENT", List.of()),
        new ExitView("shortage", "LEFT_SHORT", List.of()),
        new ExitView("retreat", "LEFT_BRIDGE", List.of()),
        new ExitView("interrupted", "LEFT_INTERRUPTED", List.of()),
        new ExitView("halted", "LEFT_HALTED", List.of(value)),
        new ExitView("yielded", "LEFT_YIELDED", List.of(value, resume)),
        new ExitView("thrown", "LEFT_THROWN", List.of(value)),
        new ExitView(
            "trapped",
            "LEFT_TRAPPED",
            List.of("vm->exit.trap = trap;", "vm->exit.detail = detail;")));
  }

  /** Whether all its ways to the next body join, after what is written back. */
  private boolean joins(FunctionView function) {
    return !function.puts().isEmpty()
        || function.lines().stream().anyMatch(line -> ADDRESS.matcher(line).find());
  }

  private FunctionView function(EngineView.BodyView body) {
    Set<String> words = words(body);
    List<TailLocal> needed = needed(words, Set.copyOf(first));
    boolean jumps = words.contains("JUMP") || words.contains("CALL");
    boolean spends = jumps || words.contains("NEXT");
    boolean completes = spends || words.contains("PASS") || words.contains("LEAP");
    Map<String, Boolean> taken =
        Map.of(
            "spent",
            spends && counts,
            "shortage",
            words.contains("SHORT"),
            "retreat",
            mentions(body, "goto retreat;"),
            "interrupted",
            jumps && !counts,
            "halted",
            mentions(body, "goto halted;"),
            "yielded",
            words.contains("YIELD"),
            "thrown",
            mentions(body, "goto thrown;"),
            "trapped",
            words.contains("TRAP") || mentions(body, "goto trapped;"));
    return new FunctionView(
        body.name(),
        body.comment(),
        body.directive(),
        body.lines(),
        gets(needed),
        needed.stream()
            .filter(local -> !first.contains(local) && !local.save().isEmpty())
            .map(TailLocal::name)
            .toList(),
        exits.stream().filter(exit -> taken.get(exit.name())).toList(),
        completes,
        words.contains("value"),
        words.contains("TRAP") || words.contains("TRAP_TO"),
        words.contains("YIELD"));
  }

  private List<String> gets(List<TailLocal> needed) {
    return needed.stream().filter(l -> !first.contains(l)).map(TailLocal::name).toList();
  }

  private static boolean mentions(EngineView.BodyView body, String text) {
    return body.lines().stream().anyMatch(line -> line.contains(text));
  }

  private static Set<String> words(EngineView.BodyView body) {
    return body.lines().stream()
        .flatMap(TailView::words)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("\\W+"));
  }

  /**
   * The locals that a text with these words needs, those included that others are made of which are
   * no arguments.
   */
  private List<TailLocal> needed(Set<String> mentioned, Set<TailLocal> arguments) {
    Set<String> names = new HashSet<>(mentioned);
    boolean all = names.stream().anyMatch(name -> name.startsWith("VM_"));
    List<TailLocal> needed = new ArrayList<>();
    for (int i = locals.size() - 1; i >= 0; i--) {
      TailLocal local = locals.get(i);
      if (all || names.contains(local.name())) {
        needed.add(0, local);
        if (!arguments.contains(local)) {
          words(local.value()).forEach(names::add);
          words(local.save()).forEach(names::add);
        }
      }
    }
    return needed;
  }
}
