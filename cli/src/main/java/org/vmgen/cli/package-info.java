/** The {@code vmgen} command. */
package org.vmgen.cli;
