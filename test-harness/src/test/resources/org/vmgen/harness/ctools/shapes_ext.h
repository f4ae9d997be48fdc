/* The host of shapes.vmg; Shapes does the same in Java. */
#ifndef SHAPES_EXT_H
#define SHAPES_EXT_H

#include "shapes_emit.h"

#include <string.h>

typedef struct shapes_rect {
  int64_t width, height;
} shapes_rect;

/* Rectangles that programs name live as long as the process. */
static int shapes_read_rect(void *context, const shapes_constant *constant, void **reference) {
  static shapes_rect rects[100];
  static int count;
  (void)context;
  if (constant->kind != SHAPES_CONSTANT_HOST) return 1; /* stays what it is */
  if (strcmp(constant->reader, "rect") != 0 || constant->length != 2 || count == 100) return 0;
  rects[count].width = constant->text[0];
  rects[count].height = constant->text[1];
  *reference = &rects[count++];
  return 1;
}
#define SHAPES_CONSTANT_READER shapes_read_rect

static inline int64_t shapes_ext_area(shapes_vm *vm, const shapes_rect *s) {
  (void)vm;
  return s->width * s->height;
}

static inline int shapes_ext_compile(shapes_vm *vm, int64_t n, uint64_t *position) {
  static shapes_builder *units[100];
  static int count;
  shapes_builder *b = units[count++ % 100] = shapes_builder_new(shapes_code_end(vm));
  *position = shapes_code_end(vm);
  shapes_builder_source(b, "unit.src", (uint32_t)count, 1);
  shapes_emit_lit(b, 10);
  shapes_emit_lit(b, n);
  shapes_builder_source(b, "unit.src", (uint32_t)count, 7);
  shapes_emit_div(b);
  shapes_builder_no_source(b);
  shapes_emit_exit(b);
  return shapes_load(vm, shapes_builder_finish(b), NULL) == SHAPES_OK ? SHAPES_OK : shapes_throw(vm, 1);
}

#endif
