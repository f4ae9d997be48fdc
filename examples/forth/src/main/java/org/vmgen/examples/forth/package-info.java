/** A Forth on generated engines: the command, and what its machine asks of a host in Java. */
package org.vmgen.examples.forth;
