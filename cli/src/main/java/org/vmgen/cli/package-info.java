/**
 * The {@code vmgen} command. Public is what the commands with a package of their own share with the
 * others.
 */
package org.vmgen.cli;
