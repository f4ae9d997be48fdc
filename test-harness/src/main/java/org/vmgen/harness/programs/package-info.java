/**
 * Programs made from a description: valid, random, the same for the same seed; run on every engine,
 * compared with the reference engine, and made small where an engine differs.
 */
package org.vmgen.harness.programs;
