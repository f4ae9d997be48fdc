/**
 * Turns checked actions into lowered ones, whose expressions are pure and cannot trap: what
 * printers of target languages take.
 */
package org.vmgen.generator.lower;
