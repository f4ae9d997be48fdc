/** Code objects as image files. */
package org.vmgen.runtime.image;
