package org.vmgen.generator.stack;

import org.vmgen.generator.model.Item;

/**
 * An array item. Element i lies i slots above {@code first}, or above the same place in the copy of
 * the stack's inputs if there is one, see {@link StackUse#copied}.
 */
public record ArrayLoad(Item.Many item, Location.Slot first) {}
