package org.vmgen.runtime.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of an instruction before it runs, beyond its items.
 *
 * @param ways how it can complete; none if it always throws or traps
 * @param used indexes of the inputs whose values the action works with; others are only moved
 * @param kept code values that the action stores in registers, regions or slots, or gives away
 * @param overwritten indexes of stacks below whose items the action may write
 * @param resized indexes of stacks whose depth it may change in a way that is not known
 */
public record InstructionEffect(
    List<Way> ways,
    List<Integer> used,
    List<Source> kept,
    List<Integer> overwritten,
    List<Integer> resized) {
  public InstructionEffect {
    ways = List.copyOf(ways);
    used = List.copyOf(used);
    kept = List.copyOf(kept);
    overwritten = List.copyOf(overwritten);
    resized = List.copyOf(resized);
  }

  /**
   * The numbers that stand for it in generated code: each list begins with its length; a way is its
   * kind, target and outputs, an output its stack and source, a source its kind and index.
   */
  public List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    numbers.add(ways.size());
    for (Way way : ways) {
      numbers.add(way.kind().code());
      add(way.target(), numbers);
      numbers.add(way.outputs().size());
      for (Way.Output output : way.outputs()) {
        numbers.add(output.stack());
        add(output.source(), numbers);
      }
    }
    add(used, numbers);
    numbers.add(kept.size());
    kept.forEach(source -> add(source, numbers));
    add(overwritten, numbers);
    add(resized, numbers);
    return numbers;
  }

  private static void add(Source source, List<Integer> numbers) {
    numbers.add(source.kind().code());
    numbers.add(source.index());
  }

  private static void add(List<Integer> list, List<Integer> numbers) {
    numbers.add(list.size());
    numbers.addAll(list);
  }

  /** The effect for which {@link #numbers} stand. */
  public static InstructionEffect of(int... numbers) {
    return new Decoder(numbers).effect();
  }

  private static final class Decoder {
    private final int[] numbers;
    private int at;

    Decoder(int[] numbers) {
      this.numbers = numbers;
    }

    InstructionEffect effect() {
      List<Way> ways = new ArrayList<>();
      for (int i = next(); i > 0; i--) {
        Way.Kind kind = Way.Kind.values()[next()];
        Source target = source();
        List<Way.Output> outputs = new ArrayList<>();
        for (int k = next(); k > 0; k--) {
          outputs.add(new Way.Output(next(), source()));
        }
        ways.add(new Way(kind, target, outputs));
      }
      List<Integer> used = list();
      List<Source> kept = new ArrayList<>();
      for (int i = next(); i > 0; i--) {
        kept.add(source());
      }
      return new InstructionEffect(ways, used, kept, list(), list());
    }

    private int next() {
      return numbers[at++];
    }

    private Source source() {
      return new Source(Source.Kind.values()[next()], next());
    }

    private List<Integer> list() {
      List<Integer> list = new ArrayList<>();
      for (int i = next(); i > 0; i--) {
        list.add(next());
      }
      return list;
    }
  }
}
