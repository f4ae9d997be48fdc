package org.vmgen.superinstructions.output;

/**
 * An instruction that has several bodies.
 *
 * @param name the instruction's
 * @param bodies all of them, from 2
 * @param executions how often it is executed in all programs together, as profiles count
 * @param gain by how much running the programs costs less with them, as a share of what it costs
 *     without; 0 if the cost model does not tell
 * @param bytes of code of the further bodies, about
 */
public record Replica(String name, int bodies, long executions, double gain, int bytes) {}
