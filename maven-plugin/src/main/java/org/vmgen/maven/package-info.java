/** The Maven plugin. */
package org.vmgen.maven;
