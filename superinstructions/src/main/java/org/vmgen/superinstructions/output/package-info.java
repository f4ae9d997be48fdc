/** Writes down what was chosen. */
package org.vmgen.superinstructions.output;
