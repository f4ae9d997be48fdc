/* Reading images: sections, numbers and texts out of bytes that may be anything. */
#include "@PREFIX@_image.h"

#include <stdarg.h>
#include <string.h>

/* ---- Messages ------------------------------------------------------------------------------- */

void @PREFIX@_image_damaged(@PREFIX@_image *r, const char *part, ...) {
  int is_first = r->damage.length == 0;
  va_list parts;
  va_start(parts, part);
  while (part != NULL && is_first) {
    @PREFIX@_text_string(&r->damage, part);
    part = va_arg(parts, const char *);
  }
  va_end(parts);
}

void @PREFIX@_image_section_damaged(@PREFIX@_image *r, const char *before, const char *after) {
  char tag[5] = {0, 0, 0, 0, 0};
  memcpy(tag, &@MACRO@_SECTION_TAGS[4 * r->current], 4);
  @PREFIX@_image_damaged(r, before, tag, after, NULL);
}

const char *@PREFIX@_image_number(@PREFIX@_image *r, int64_t number) {
  @PREFIX@_text text;
  const char *copy;
  @PREFIX@_text_init(&text);
  @PREFIX@_text_i64(&text, number);
  copy = text.failed ? NULL : @PREFIX@_builder_copy(r->b, text.data, text.length);
  @PREFIX@_text_free(&text);
  return copy == NULL ? "?" : copy;
}

int @PREFIX@_image_is_damaged(const @PREFIX@_image *r) {
  return r->damage.length > 0 || r->b->status != @MACRO@_OK;
}

/* ---- Numbers and strings -------------------------------------------------------------------- */

static @PREFIX@_image_section *here(@PREFIX@_image *r) {
  return &r->sections[r->current];
}

/* The next bytes; NULL after damage. */
static const unsigned char *take(@PREFIX@_image *r, size_t length) {
  @PREFIX@_image_section *s = here(r);
  const unsigned char *bytes = s->at;
  if (@PREFIX@_image_is_damaged(r)) {
    return NULL;
  }
  if ((size_t) (s->end - s->at) < length) {
    @PREFIX@_image_section_damaged(r, "the image is damaged: section ", " is shorter than it says");
    return NULL;
  }
  s->at += length;
  return bytes;
}

static uint32_t u32_at(const unsigned char *at) {
  return at[0] | (uint32_t) at[1] << 8 | (uint32_t) at[2] << 16 | (uint32_t) at[3] << 24;
}

unsigned @PREFIX@_image_u8(@PREFIX@_image *r) {
  const unsigned char *at = take(r, 1);
  return at == NULL ? 0 : at[0];
}

uint32_t @PREFIX@_image_u32(@PREFIX@_image *r) {
  const unsigned char *at = take(r, 4);
  return at == NULL ? 0 : u32_at(at);
}

uint64_t @PREFIX@_image_u64(@PREFIX@_image *r) {
  const unsigned char *at = take(r, 8);
  return at == NULL ? 0 : u32_at(at) | (uint64_t) u32_at(at + 4) << 32;
}

uint32_t @PREFIX@_image_index(@PREFIX@_image *r) {
  uint32_t value = @PREFIX@_image_u32(r);
  if (value > INT32_MAX) {
    @PREFIX@_image_section_damaged(r, "the image is damaged: a number in section ", " is too large");
    return 0;
  }
  return value;
}

uint32_t @PREFIX@_image_count(@PREFIX@_image *r, uint32_t bytes_each) {
  uint32_t count = @PREFIX@_image_u32(r);
  if (@PREFIX@_image_is_damaged(r)) {
    return 0;
  }
  if (count > INT32_MAX
      || (uint64_t) count * bytes_each > (uint64_t) (here(r)->end - here(r)->at)) {
    @PREFIX@_image_section_damaged(r, "the image is damaged: section ", " is shorter than it says");
    return 0;
  }
  return count;
}

const char *@PREFIX@_image_block(@PREFIX@_image *r, size_t *length) {
  const char *bytes;
  *length = @PREFIX@_image_count(r, 1);
  bytes = (const char *) take(r, *length);
  if (bytes == NULL) {
    *length = 0;
    return "";
  }
  return bytes;
}

const char *@PREFIX@_image_text(@PREFIX@_image *r, size_t *length) {
  const char *bytes = @PREFIX@_image_block(r, length);
  const char *copy;
  size_t at = 0;
  while (at < *length) {
    uint32_t point;
    size_t size = @PREFIX@_utf8_decode(bytes + at, *length - at, &point);
    if (size == 0) {
      @PREFIX@_image_section_damaged(r, "the image is damaged: a text in section ", " is not UTF-8");
      *length = 0;
      return "";
    }
    at += size;
  }
  copy = @PREFIX@_builder_copy(r->b, bytes, *length);
  return copy == NULL ? "" : copy;
}

const char *@PREFIX@_image_name(@PREFIX@_image *r) {
  size_t length;
  const char *string = @PREFIX@_image_text(r, &length);
  if (strlen(string) != length) {
    @PREFIX@_image_section_damaged(r, "the image is damaged: a name in section ", " has a zero byte");
  }
  return string;
}

/* ---- Sections ------------------------------------------------------------------------------- */

static int section_number(const unsigned char *tag) {
  int i;
  for (i = 0; i < @MACRO@_SECTION_COUNT; i++) {
    if (memcmp(tag, &@MACRO@_SECTION_TAGS[4 * i], 4) == 0) {
      return i;
    }
  }
  return -1;
}

/* Notes where a section lies; unknown ones are passed over. */
static void add_section(@PREFIX@_image *r, const unsigned char *at, size_t length) {
  int number = section_number(at);
  if (number >= 0) {
    @PREFIX@_image_section *s = &r->sections[number];
    r->current = number;
    if (s->is_present) {
      @PREFIX@_image_section_damaged(r, "the image is damaged: it has two sections ", "");
    }
    s->is_present = 1;
    s->at = at + 8;
    s->end = at + 8 + length;
  }
}

int @PREFIX@_is_image(const void *bytes, size_t length) {
  return length >= 4 && memcmp(bytes, "VMGI", 4) == 0;
}

void @PREFIX@_image_split(@PREFIX@_image *r, const void *image, size_t length) {
  const unsigned char *bytes = (const unsigned char *) image;
  size_t end = length - 4;
  size_t at = 12;
  uint32_t count;
  uint32_t i;
  if (!@PREFIX@_is_image(bytes, length)) {
    @PREFIX@_image_damaged(r, "this is no vmgen image: it does not start with VMGI", NULL);
    return;
  }
  if (length < 16) {
    @PREFIX@_image_damaged(r, "the image is cut off: it has only ",
        @PREFIX@_image_number(r, (int64_t) length), " bytes", NULL);
    return;
  }
  if (u32_at(bytes + 4) != @MACRO@_IMAGE_VERSION) {
    @PREFIX@_image_damaged(r, "the image has version ",
        @PREFIX@_image_number(r, u32_at(bytes + 4)),
        " of the format; this program reads version 1", NULL);
    return;
  }
  count = u32_at(bytes + 8);
  for (i = 0; i < count; i++) {
    if (end - at < 8 || u32_at(bytes + at + 4) > end - at - 8) {
      @PREFIX@_image_damaged(r, "the image is cut off or damaged: section ",
          @PREFIX@_image_number(r, (int64_t) i + 1), " does not end in the file", NULL);
      return;
    }
    at += 8 + (size_t) u32_at(bytes + at + 4);
  }
  if (at != end) {
    @PREFIX@_image_damaged(r, "the image is damaged: something follows its last section", NULL);
    return;
  }
  if (@PREFIX@_crc32(bytes, end) != u32_at(bytes + end)) {
    @PREFIX@_image_damaged(r, "the image is damaged: its checksum is wrong", NULL);
    return;
  }
  for (at = 12; at < end; at += 8 + (size_t) u32_at(bytes + at + 4)) {
    add_section(r, bytes + at, u32_at(bytes + at + 4));
  }
  for (r->current = 0; r->current <= @MACRO@_SECTION_LEAD; r->current++) {
    if (!here(r)->is_present) {
      @PREFIX@_image_section_damaged(r, "the image is damaged: it has no section ", "");
    }
  }
}
