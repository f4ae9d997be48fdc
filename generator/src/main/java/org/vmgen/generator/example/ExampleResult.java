package org.vmgen.generator.example;

import java.util.List;

/**
 * What an example's instruction leaves on the stacks and how it ends, as text: what is expected and
 * what an engine did are compared in this form.
 *
 * @param items by index of the stack, those above what the example does not name
 * @param outcome empty for falling through, else such as {@code jump L}
 * @param keepsItems whether it threw or trapped, so that the items must be those of before
 */
record ExampleResult(List<List<String>> items, String outcome, boolean keepsItems) {
  ExampleResult {
    items = items.stream().map(List::copyOf).toList();
  }
}
