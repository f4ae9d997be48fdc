/** What runs programs for people: tracer, state dump, and the driver behind every launcher. */
package org.vmgen.runtime.tool;
