/** Derives from actions what a verifier has to know of instructions. */
package org.vmgen.generator.verify;
