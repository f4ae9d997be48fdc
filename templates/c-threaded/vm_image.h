/* What reader and writer of images of @PREFIX@ share; the layout is in the project's docs/formats.md. */
#ifndef @MACRO@_IMAGE_H
#define @MACRO@_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of the layout. */
enum { @MACRO@_IMAGE_VERSION = 1 };

/* The sections that this program knows, in the order in which they are written. */
typedef enum @PREFIX@_section {
  @MACRO@_SECTION_NAME,
  @MACRO@_SECTION_INST,
  @MACRO@_SECTION_CODE,
  @MACRO@_SECTION_LEAD,
  @MACRO@_SECTION_ENTR,
  @MACRO@_SECTION_CNST,
  @MACRO@_SECTION_MEMO,
  @MACRO@_SECTION_REGS,
  @MACRO@_SECTION_SRCE,
  @MACRO@_SECTION_FORW,
  @MACRO@_SECTION_IMPT,
  @MACRO@_SECTION_HAND,
  @MACRO@_SECTION_USER,
  @MACRO@_SECTION_COUNT
} @PREFIX@_section;

/* Their tags, one after the other. */
#define @MACRO@_SECTION_TAGS "NAMEINSTCODELEADENTRCNSTMEMOREGSSRCEFORWIMPTHANDUSER"

/* The checksum of zip and Ethernet: reflected polynomial 0xedb88320. */
uint32_t @PREFIX@_crc32(const void *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
