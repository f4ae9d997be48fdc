package org.vmgen.generator.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.verify.InstructionEffect;
import org.vmgen.runtime.verify.Source;
import org.vmgen.runtime.verify.Way;

/**
 * What can be known of a raw body: its items, and what its parentheses declare. One that declares
 * nothing, and so may jump, resizes all stacks as far as a verifier knows.
 */
final class RawEffects {
  private RawEffects() {}

  static InstructionEffect of(VmModel model, Instruction instruction, List<String> references) {
    Origins origins = new Origins(references);
    List<Way.Output> outputs = new ArrayList<>();
    for (Item item : instruction.effect().outputs()) {
      if (item instanceof Item.Single single) {
        int input = instruction.effect().inputs().indexOf(item);
        Source source = input < 0 ? origins.unknown(item.type()) : Source.input(input);
        outputs.add(new Way.Output(single.stack().index(), source));
      }
    }
    Set<Integer> used = new TreeSet<>();
    for (int i = 0; i < instruction.effect().inputs().size(); i++) {
      used.add(i);
    }
    Way way = new Way(Way.Kind.FALL, Source.of(Source.Kind.NUMBER), outputs);
    return new InstructionEffect(
        List.of(way),
        List.copyOf(used),
        List.of(),
        List.copyOf(written(model, instruction)),
        List.copyOf(resized(model, instruction)));
  }

  private static Set<Integer> written(VmModel model, Instruction instruction) {
    Set<Integer> written = new TreeSet<>();
    for (Body.RawText text : ((Body.Raw) instruction.body()).texts().values()) {
      for (EffectWord word : text.effects()) {
        if (word.kind() == EffectWord.Kind.WRITES
            && word.subject().orElseThrow() instanceof Stack stack) {
          written.add(stack.index());
        }
      }
    }
    return written;
  }

  private static Set<Integer> resized(VmModel model, Instruction instruction) {
    Set<Integer> resized = new TreeSet<>();
    boolean declared =
        ((Body.Raw) instruction.body()).texts().values().stream().allMatch(Body.RawText::declared);
    if (!declared) {
      model.stacks().forEach(stack -> resized.add(stack.index()));
    }
    return resized;
  }
}
