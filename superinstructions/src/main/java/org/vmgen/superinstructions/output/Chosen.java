package org.vmgen.superinstructions.output;

import org.vmgen.generator.model.Composite;

/**
 * A combination that was chosen.
 *
 * @param executions how often its body is executed in all programs together, as profiles count
 * @param share of all dispatches, over programs as they weigh, that run it
 * @param gain by how much running the programs costs more without it, as a share of what it costs
 *     without any combination
 * @param bytes of code, about
 */
public record Chosen(Composite composite, long executions, double share, double gain, int bytes) {}
