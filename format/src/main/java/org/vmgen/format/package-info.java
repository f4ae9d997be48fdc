/**
 * Images of portable code, read and written. An image is a sequence of tagged sections between the
 * letters {@code VMGI} and a checksum; {@link org.vmgen.format.ImageFile} says what they hold. What
 * an image means for a machine is the business of {@code org.vmgen.runtime}.
 */
package org.vmgen.format;
