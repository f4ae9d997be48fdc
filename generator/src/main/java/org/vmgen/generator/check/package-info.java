/** From syntax trees to the model: names, types, stack effects, examples, derived properties. */
package org.vmgen.generator.check;
