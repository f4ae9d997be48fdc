/* Verifies images: medley_verify_main IMAGE... with what is assumed of IMAGE in IMAGE.assume. */
#include "medley_verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

static char names[MOST][64];
static uint32_t takes[MOST][MEDLEY_STACK_COUNT];
static uint32_t leaves[MOST][MEDLEY_STACK_COUNT];
static uint32_t limits[MEDLEY_STACK_COUNT];
static medley_signature signatures[MOST];

/* Reads: recursion, a limit for each stack, then functions: name, takes and leaves of each stack. */
static void read_assumptions(const char *image, medley_assumptions *a) {
  char file[4096];
  FILE *in;
  unsigned i;
  uint32_t count = 0;
  snprintf(file, sizeof file, "%s.assume", image);
  in = fopen(file, "r");
  memset(a, 0, sizeof *a);
  if (in == NULL || fscanf(in, "%d", &a->recursion) != 1) exit(9);
  for (i = 0; i < MEDLEY_STACK_COUNT; i++) {
    if (fscanf(in, "%u", &limits[i]) != 1) exit(9);
  }
  while (count < MOST && fscanf(in, "%63s", names[count]) == 1) {
    for (i = 0; i < MEDLEY_STACK_COUNT; i++) {
      if (fscanf(in, "%u", &takes[count][i]) != 1) exit(9);
    }
    for (i = 0; i < MEDLEY_STACK_COUNT; i++) {
      if (fscanf(in, "%u", &leaves[count][i]) != 1) exit(9);
    }
    signatures[count].entry = names[count];
    signatures[count].takes = takes[count];
    signatures[count].leaves = leaves[count];
    count++;
  }
  fclose(in);
  a->signatures = signatures;
  a->signature_count = count;
  a->limits = limits;
}

int main(int argc, char **argv) {
  int i;
  for (i = 1; i < argc; i++) {
    static char bytes[1 << 20];
    medley_text text;
    medley_builder *b = medley_builder_new(0);
    const medley_program *program;
    medley_assumptions assumptions;
    FILE *in = fopen(argv[i], "rb");
    size_t length = in == NULL ? 0 : fread(bytes, 1, sizeof bytes, in);
    if (in != NULL) fclose(in);
    medley_text_init(&text);
    read_assumptions(argv[i], &assumptions);
    if (medley_read_image(b, argv[i], bytes, length, &text) != MEDLEY_OK) exit(8);
    program = medley_builder_finish(b);
    printf("== %s\n", argv[i]);
    if (medley_verify(program, &assumptions, &text, &text) == MEDLEY_BAD_POSITION) {
      printf("no such entry\n");
    }
    if (text.length > 0) fwrite(text.data, 1, text.length, stdout);
    medley_text_free(&text);
    medley_builder_free(b);
  }
  return 0;
}
