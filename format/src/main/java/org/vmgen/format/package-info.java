/** Images and profiles, read and written. */
package org.vmgen.format;
