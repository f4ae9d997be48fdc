/** Finds the sequences of instructions that could become combinations, and where they stand. */
package org.vmgen.superinstructions.mine;
