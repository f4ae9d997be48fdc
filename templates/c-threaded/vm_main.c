/* Runs programs of @PREFIX@: images, or assembler text. */
#include "@PREFIX@_driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Files ---------------------------------------------------------------------------------- */

/* Reads a whole file; 0 after a complaint. */
static int read_file(const char *name, @PREFIX@_text *content) {
  char buffer[4096];
  size_t count;
  int good;
  FILE *file = fopen(name, "rb");
  if (file == NULL) {
    if (errno == ENOENT) {
      @PREFIX@_driver_error(name, "there is no such file", "");
    } else {
      @PREFIX@_driver_error(name, "the file cannot be read: ", strerror(errno));
    }
    return 0;
  }
  errno = 0;
  @PREFIX@_text_bytes(content, "", 0);
  while ((count = fread(buffer, 1, sizeof buffer, file)) > 0) {
    @PREFIX@_text_bytes(content, buffer, count);
  }
  good = !ferror(file) && !content->failed;
  if (!good) {
    @PREFIX@_driver_error(
        name, "the file cannot be read: ", content->failed ? "out of memory" : strerror(errno));
  }
  fclose(file);
  return good;
}

static int write_file(const char *name, const @PREFIX@_text *content) {
  FILE *file = content->failed ? NULL : fopen(name, "wb");
  int good = file != NULL && fwrite(content->data, 1, content->length, file) == content->length;
  if (file != NULL && fclose(file) != 0) {
    good = 0;
  }
  if (!good) {
    @PREFIX@_driver_error(name, "the file cannot be written: ",
        content->failed ? "out of memory" : strerror(errno));
  }
  return good;
}

#if @MACRO@_PROFILES
static int write_profile(const char *name, const @PREFIX@_profile *counts) {
  @PREFIX@_text out;
  int good;
  @PREFIX@_text_init(&out);
  @PREFIX@_profile_text(counts, &out);
  good = write_file(name, &out);
  @PREFIX@_text_free(&out);
  return good;
}

#endif
/* Does with a program what is asked for. */
static int use(const char *file, const @PREFIX@_builder *b, const @PREFIX@_program *program,
    const @PREFIX@_options *o) {
  @PREFIX@_text out;
  int result = @MACRO@_DRIVER_FINE;
  if (o->image == NULL && !o->disassemble) {
    return @PREFIX@_run_program(file, program, o);
  }
  @PREFIX@_text_init(&out);
  if (o->image != NULL) {
    @PREFIX@_write_image(b, &out);
    result = write_file(o->image, &out) ? @MACRO@_DRIVER_FINE : @MACRO@_DRIVER_NO_IO;
  } else {
    @PREFIX@_disassemble(program, &out);
    if (out.failed) {
      @PREFIX@_driver_error(file, "out of memory", "");
      result = @MACRO@_DRIVER_FAILED;
    } else if (out.length > 0) {
      fwrite(out.data, 1, out.length, stdout);
    }
  }
  @PREFIX@_text_free(&out);
  return result;
}

/* Reads a file and uses its program. */
static int one_file(const char *file, const @PREFIX@_options *o) {
  const @PREFIX@_program *program = NULL;
  @PREFIX@_builder *b = @PREFIX@_builder_new(0);
  @PREFIX@_text content;
  @PREFIX@_text messages;
  int result = @MACRO@_DRIVER_FAILED;
  @PREFIX@_text_init(&content);
  @PREFIX@_text_init(&messages);
  if (b == NULL) {
    @PREFIX@_driver_error(file, "out of memory", "");
  } else if (!read_file(file, &content)) {
    result = @MACRO@_DRIVER_NO_IO;
  } else {
    int status;
    if (o->image == NULL && !o->disassemble) {
      @PREFIX@_builder_set_reader(b, @PREFIX@_externs_reader, NULL);
    }
    status = @PREFIX@_is_image(content.data, content.length)
        ? @PREFIX@_read_image(b, file, content.data, content.length, &messages)
        : @PREFIX@_assemble(b, file, content.data, content.length, &messages);
    if (messages.length > 0) {
      fwrite(messages.data, 1, messages.length, stderr);
    }
    if (messages.failed) {
      @PREFIX@_driver_error(file, "out of memory", "");
    }
    if (status == @MACRO@_OK) {
      program = @PREFIX@_builder_finish(b);
    }
    if (program != NULL) {
      result = use(file, b, program, o);
    }
  }
  @PREFIX@_text_free(&content);
  @PREFIX@_text_free(&messages);
  @PREFIX@_builder_free(b);
  return result;
}

/* ---- The command line ----------------------------------------------------------------------- */

#if @MACRO@_PROFILES
#define USAGE_OF_PROFILES " [--profile OUT]"
#else
#define USAGE_OF_PROFILES ""
#endif

static int refuse(const char *before, const char *name, const char *after) {
  fprintf(stderr, "%s: %s%s%s\n", @MACRO@_NAME, before, name, after);
  fprintf(stderr,
      "usage: %s [--trace] [--budget N] [--slice N] [--resume N] [--entry NAME] [--stack \"1 2\"] [--state]"
      USAGE_OF_PROFILES " [--disassemble | --image OUT] FILE...\n",
      @MACRO@_NAME);
  return 0;
}

/* A number of at least `least`; 0 after a complaint. */
static int read_count(const char *option, const char *text, uint64_t least, int64_t *count) {
  uint64_t magnitude;
  int negative;
  if (@PREFIX@_parse_integer(text, strlen(text), &magnitude, &negative) != @MACRO@_PARSED
      || (negative && magnitude != 0) || magnitude < least || magnitude > INT64_MAX) {
    return refuse(option, " needs a number from ", least == 0 ? "0" : "1");
  }
  *count = (int64_t) magnitude;
  return 1;
}

/* Reads an option that takes a value; 0 after a complaint. */
static int read_option(@PREFIX@_options *o, const char *option, const char *value) {
  int is_known = strcmp(option, "--budget") == 0 || strcmp(option, "--slice") == 0
      || strcmp(option, "--resume") == 0 || strcmp(option, "--entry") == 0 || strcmp(option, "--stack") == 0
      || strcmp(option, "--image") == 0 || (@MACRO@_PROFILES && strcmp(option, "--profile") == 0);
  if (!is_known) {
    return refuse("there is no option ", option, "");
  }
  if (value == NULL) {
    return refuse(option, " needs a value", "");
  }
  if (strcmp(option, "--budget") == 0) {
    return read_count(option, value, 0, &o->budget);
  }
  if (strcmp(option, "--slice") == 0) {
    return read_count(option, value, 1, &o->slice);
  }
  if (strcmp(option, "--resume") == 0) {
    return read_count(option, value, 0, &o->resumes);
  }
  if (strcmp(option, "--entry") == 0) {
    o->entry = value;
  } else if (strcmp(option, "--stack") == 0) {
    o->stack = value;
  } else if (strcmp(option, "--profile") == 0) {
    o->profile = value;
  } else {
    o->image = value;
  }
  return 1;
}

static int read_options(@PREFIX@_options *o, int count, char **arguments) {
  int i;
  for (i = 1; i < count; i++) {
    const char *argument = arguments[i];
    if (argument[0] != '-') {
      o->files[o->file_count++] = argument;
    } else if (strcmp(argument, "--trace") == 0) {
      o->trace = 1;
    } else if (strcmp(argument, "--state") == 0) {
      o->state = 1;
    } else if (strcmp(argument, "--disassemble") == 0) {
      o->disassemble = 1;
    } else if (!read_option(o, argument, i + 1 < count ? arguments[i + 1] : NULL)) {
      return 0;
    } else {
      i++;
    }
  }
  return o->file_count > 0 ? 1 : refuse("no file is named", "", "");
}

int main(int argc, char **argv) {
  @PREFIX@_options o;
#if @MACRO@_PROFILES
  @PREFIX@_profile counts;
#endif
  int result = @MACRO@_DRIVER_FINE;
  int i;
  memset(&o, 0, sizeof o);
  o.budget = o.slice = -1;
  o.stack = "";
  o.files = (const char **) malloc((size_t) (argc + 1) * sizeof *o.files);
  if (o.files == NULL) {
    fprintf(stderr, "%s: out of memory\n", @MACRO@_NAME);
    return @MACRO@_DRIVER_USAGE;
  }
  if (!read_options(&o, argc, argv)) {
    free(o.files);
    return @MACRO@_DRIVER_USAGE;
  }
#if @MACRO@_PROFILES
  @PREFIX@_profile_init(&counts);
  o.counts = &counts;
#endif
  for (i = 0; i < o.file_count; i++) {
    int code;
    if (o.file_count > 1) {
      printf("== %s\n", o.files[i]);
    }
    code = one_file(o.files[i], &o);
    result = code > result ? code : result;
    if (fflush(stdout) != 0 || ferror(stdout)) {
      fprintf(stderr, "output cannot be written: %s\n", strerror(errno));
      result = @MACRO@_DRIVER_NO_IO;
      break;
    }
  }
#if @MACRO@_PROFILES
  if (o.profile != NULL && counts.runs > 0 && !write_profile(o.profile, &counts)) {
    result = @MACRO@_DRIVER_NO_IO;
  }
  @PREFIX@_profile_free(&counts);
#endif
  free(o.files);
  return result;
}
