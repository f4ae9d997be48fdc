/* Verifies images: medley_verify_main IMAGE... with what is assumed of IMAGE in IMAGE.assume. */
#include "medley_verify.h"

#include <stdio.h>
#include <stdlib.h>

static char bytes[1 << 20];

static size_t read_file(const char *name) {
  FILE *in = fopen(name, "rb");
  size_t length = in == NULL ? 0 : fread(bytes, 1, sizeof bytes, in);
  if (in == NULL) exit(9);
  fclose(in);
  return length;
}

int main(int argc, char **argv) {
  int i;
  for (i = 1; i < argc; i++) {
    char file[4096];
    medley_text text;
    medley_assumptions assumptions;
    medley_builder *b = medley_builder_new(0);
    int status;
    medley_text_init(&text);
    snprintf(file, sizeof file, "%s.assume", argv[i]);
    status = medley_read_assumptions(&assumptions, "assumed", bytes, read_file(file), &text);
    if (status == MEDLEY_OK) {
      if (medley_read_image(b, argv[i], bytes, read_file(argv[i]), &text) != MEDLEY_OK) exit(8);
      status = medley_verify(medley_builder_finish(b), &assumptions, &text, &text);
    }
    printf("== %s\n", argv[i]);
    if (status == MEDLEY_BAD_POSITION) printf("no such entry\n");
    if (text.length > 0) fwrite(text.data, 1, text.length, stdout);
    medley_text_free(&text);
    medley_free_assumptions(&assumptions);
    medley_builder_free(b);
  }
  return 0;
}
