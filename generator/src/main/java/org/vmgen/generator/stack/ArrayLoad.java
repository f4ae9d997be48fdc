package org.vmgen.generator.stack;

import org.vmgen.generator.model.Item;

/** An array item, whose elements are read in place: element i lies i slots above {@code first}. */
public record ArrayLoad(Item.Many item, Location.Slot first) {}
