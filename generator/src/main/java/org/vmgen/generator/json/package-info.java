/** Values as JSON. */
package org.vmgen.generator.json;
