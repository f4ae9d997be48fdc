package org.vmgen.generator.stack;

import org.vmgen.generator.model.Stack;

/** A stack pointer that is lowered by a distance, raised by a negative one. */
public record Adjust(Stack stack, Distance lowered) {}
