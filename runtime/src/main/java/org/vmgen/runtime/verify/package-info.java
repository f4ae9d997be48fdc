/**
 * Finds out before a program runs whether it keeps its stacks in order: an abstract interpretation
 * of portable code over what each instruction takes and leaves.
 */
package org.vmgen.runtime.verify;
