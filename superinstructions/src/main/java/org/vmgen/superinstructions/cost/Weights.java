package org.vmgen.superinstructions.cost;

import java.util.List;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Part;

/**
 * What the elements of a body cost.
 *
 * @param dispatch of a body
 * @param load of an item from a stack or region
 * @param store of an item
 * @param immediate read from the code
 * @param adjust of a stack's pointer
 * @param bodyBytes of dispatch
 * @param nodeBytes of a statement or operator of an action
 * @param accessBytes of a load, store or immediate
 * @param misprediction of a dispatch that goes elsewhere than the last one from the same body
 */
record Weights(
    int dispatch,
    int load,
    int store,
    int immediate,
    int adjust,
    int bodyBytes,
    int nodeBytes,
    int accessBytes,
    int misprediction) {

  Costs costs(VmModel model) {
    ActionSizes sizes = new ActionSizes(model);
    return new Costs() {
      @Override
      public int[] parts(List<Part> parts) {
        return Weights.this.parts(StackTraffic.of(model, parts));
      }

      @Override
      public int bytes(List<Part> parts) {
        return Weights.this.bytes(parts, sizes, StackTraffic.of(model, parts));
      }

      @Override
      public int misprediction() {
        return misprediction;
      }
    };
  }

  int[] parts(StackTraffic traffic) {
    int[] costs = new int[traffic.parts()];
    for (int i = 0; i < costs.length; i++) {
      costs[i] =
          traffic.loads(i) * load + traffic.stores(i) * store + traffic.immediates(i) * immediate;
    }
    costs[0] += dispatch;
    costs[costs.length - 1] += traffic.adjusts() * adjust;
    return costs;
  }

  int bytes(List<Part> parts, ActionSizes sizes, StackTraffic traffic) {
    int bytes = bodyBytes + traffic.adjusts() * accessBytes;
    for (int i = 0; i < parts.size(); i++) {
      int accesses = traffic.loads(i) + traffic.stores(i) + traffic.immediates(i);
      bytes += sizes.of(parts.get(i).opcode()) * nodeBytes + accesses * accessBytes;
    }
    return bytes;
  }
}
