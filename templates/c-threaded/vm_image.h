/* What the parts of the reader and the writer of images of @PREFIX@ share. */
#ifndef @MACRO@_IMAGE_H
#define @MACRO@_IMAGE_H

#include "@PREFIX@_builder.h"

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

/* A section of an image that is read. */
typedef struct @PREFIX@_image_section {
  const unsigned char *at;
  const unsigned char *end;
  int is_present;
} @PREFIX@_image_section;

/* An image that is read. */
typedef struct @PREFIX@_image {
  @PREFIX@_builder *b;
  @PREFIX@_image_section sections[@MACRO@_SECTION_COUNT];
  int current;             /* the number of the section that is read */
  @PREFIX@_text damage;    /* why this is no image that can be read: the first reason */
  @PREFIX@_text problems;  /* why this machine cannot run it: a line for each reason */
  const char *machine;     /* what the image is for */
  @PREFIX@_list opcodes;   /* uint32_t, by the number of an instruction in the image */
  @PREFIX@_list leaders;   /* uint32_t */
  @PREFIX@_list entries;   /* _program_entry */
  @PREFIX@_list registers; /* _register_value */
  @PREFIX@_list forwards;  /* _forward */
  int has_word_0;          /* whether word 0 is there, and 0 */
  int sources_ascend;
} @PREFIX@_image;

/* Notes damage, unless there is some already; the parts of the message end with NULL. */
void @PREFIX@_image_damaged(@PREFIX@_image *r, const char *part, ...);

/* Likewise, with the tag of the section that is read in the middle. */
void @PREFIX@_image_section_damaged(@PREFIX@_image *r, const char *before, const char *after);

/* A number as part of a message. */
const char *@PREFIX@_image_number(@PREFIX@_image *r, int64_t number);

int @PREFIX@_image_is_damaged(const @PREFIX@_image *r);

/* Finds the sections and tests the checksum. */
void @PREFIX@_image_split(@PREFIX@_image *r, const void *bytes, size_t length);

/* The next parts of the section that is read; 0 or "" once there is damage. */
unsigned @PREFIX@_image_u8(@PREFIX@_image *r);
uint32_t @PREFIX@_image_u32(@PREFIX@_image *r);
uint64_t @PREFIX@_image_u64(@PREFIX@_image *r);

/* A position, line or column: less than 2^31. */
uint32_t @PREFIX@_image_index(@PREFIX@_image *r);

/* A count of things that take at least so many bytes each. */
uint32_t @PREFIX@_image_count(@PREFIX@_image *r, uint32_t bytes_each);

/* Bytes, which are those of the image. */
const char *@PREFIX@_image_block(@PREFIX@_image *r, size_t *length);

/* A text, as a string of the builder's. */
const char *@PREFIX@_image_text(@PREFIX@_image *r, size_t *length);

/* A text that has no zero byte. */
const char *@PREFIX@_image_name(@PREFIX@_image *r);

/* Gives the words their opcodes here and marks starts and leaders; tests that all parts fit together. */
void @PREFIX@_image_check(@PREFIX@_image *r);

/* The checksum of zip and Ethernet: reflected polynomial 0xedb88320. */
uint32_t @PREFIX@_crc32(const void *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
