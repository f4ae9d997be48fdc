package org.vmgen.generator.stack;

import org.vmgen.generator.model.Variable;

/** A variable that is read from its place before the action. */
public record Load(Variable variable, Location from) {}
