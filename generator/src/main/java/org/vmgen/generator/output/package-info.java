/** Puts generated text into files. */
package org.vmgen.generator.output;
