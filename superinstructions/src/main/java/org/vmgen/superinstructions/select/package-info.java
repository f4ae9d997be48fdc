/** Chooses combinations: how to run a text best with some, and which of them to have. */
package org.vmgen.superinstructions.select;
