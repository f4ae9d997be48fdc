/** The machine code of compiled engines: how large it is, and which of it belongs to which body. */
package org.vmgen.generator.object;
