/* A hand-written direct-threaded interpreter of the mini machine: what somebody who knows the
 * technique writes for gcc, with the stack in memory and no checks. It is the measure for the
 * generated c-direct. It loads the images that the mini compiler writes.
 *
 * As a worker (see Contender.java) it runs the program once for each line that it reads and answers
 * with the nanoseconds of processor time and the result; the program's output goes to standard error.
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef union word {
  int64_t n;
  const void *label;
  const union word *target;
} word;

enum { STACK = 1 << 20 };

/* Without code: returns the labels, in the order of `mnemonics`. */
static const char *const mnemonics[] = {"lit", "+", "-", "*", "&", "|", "<", "=", "!", "negate",
    "drop", "print", "get", "set", "branch", "0branch", "call", "enter", "return", "end"};
enum { COUNT = sizeof mnemonics / sizeof *mnemonics };

static int64_t run(const word *ip, int64_t *stack, const void *const **labels) {
  static const void *const table[] = {&&lit, &&add, &&sub, &&mul, &&and_, &&or_, &&less, &&equal,
      &&not_, &&negate, &&drop, &&print, &&get, &&set, &&branch, &&zbranch, &&call, &&enter,
      &&leave, &&end};
  int64_t *sp = stack; /* points behind the topmost value */
  int64_t *fp = stack;
  if (!ip) {
    *labels = table;
    return 0;
  }
#define NEXT goto *ip->label
  NEXT;
  /* BODIES: the benchmark shuffles what stands between blank lines */

lit: *sp++ = ip[1].n; ip += 2; NEXT;

add: sp[-2] = (int64_t)((uint64_t)sp[-2] + (uint64_t)sp[-1]); sp--; ip++; NEXT;

sub: sp[-2] = (int64_t)((uint64_t)sp[-2] - (uint64_t)sp[-1]); sp--; ip++; NEXT;

mul: sp[-2] = (int64_t)((uint64_t)sp[-2] * (uint64_t)sp[-1]); sp--; ip++; NEXT;

and_: sp[-2] &= sp[-1]; sp--; ip++; NEXT;

or_: sp[-2] |= sp[-1]; sp--; ip++; NEXT;

less: sp[-2] = sp[-2] < sp[-1]; sp--; ip++; NEXT;

equal: sp[-2] = sp[-2] == sp[-1]; sp--; ip++; NEXT;

not_: sp[-1] = sp[-1] == 0; ip++; NEXT;

negate: sp[-1] = (int64_t)(0 - (uint64_t)sp[-1]); ip++; NEXT;

drop: sp--; ip++; NEXT;

print: fprintf(stderr, "%" PRId64 "\n", *--sp); ip++; NEXT;

get: *sp++ = fp[ip[1].n]; ip += 2; NEXT;

set: fp[ip[1].n] = *--sp; ip += 2; NEXT;

branch: ip = ip[1].target; NEXT;

zbranch: ip = *--sp == 0 ? ip[1].target : ip + 2; NEXT;

call: *sp++ = (int64_t)(intptr_t)(ip + 2); ip = ip[1].target; NEXT;

enter: {
  int64_t x = sp[-1];
  int64_t *start = --sp - ip[1].n;
  for (int64_t i = ip[2].n; i > 0; i--) {
    *sp++ = 0;
    __asm__ volatile(""); /* else gcc calls memset, which takes longer for a few variables */
  }
  *sp++ = fp - stack;
  *sp++ = x;
  fp = start;
  ip += 3;
  NEXT;
}

leave: {
  int64_t n = sp[-1];
  const word *x = (const word *)(intptr_t)sp[-2];
  int64_t *caller = stack + sp[-3];
  sp = fp;
  fp = caller;
  *sp++ = n;
  ip = x;
  NEXT;
}

end: return sp[-1];

  /* END OF BODIES */
}

/* ---- images ------------------------------------------------------------------------------- */

static uint32_t u32(const unsigned char *p) {
  return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static const unsigned char *section(const unsigned char *image, const char *tag) {
  const unsigned char *p = image + 12;
  for (uint32_t n = u32(image + 8); n > 0; n--, p += 8 + u32(p + 4))
    if (memcmp(p, tag, 4) == 0) return p + 8;
  fprintf(stderr, "hand_direct: the image has no section %s\n", tag);
  exit(3);
}

static const unsigned char *string(const unsigned char *p, char *text) {
  uint32_t n = u32(p);
  memcpy(text, p + 4, n);
  text[n] = 0;
  return p + 4 + n;
}

static const word *load(const unsigned char *image) {
  const void *const *labels;
  run(NULL, NULL, &labels);
  const unsigned char *p = section(image, "INST");
  uint32_t used = u32(p);
  const void **label = calloc(used, sizeof *label);
  uint32_t *size = calloc(used, sizeof *size);
  char *code = calloc(used, 4); /* whether each immediate is a position; mini has at most two */
  char text[256];
  p += 4;
  for (uint32_t i = 0; i < used; i++) {
    p = string(p, text);
    for (int k = 0; k < COUNT; k++)
      if (strcmp(text, mnemonics[k]) == 0) label[i] = labels[k];
    p = string(p, text);
    size[i] = u32(p);
    p += 4;
    for (uint32_t k = 0; k < size[i]; k++) {
      p = string(p, text) + 1;
      code[4 * i + k] = strcmp(text, "code") == 0;
    }
  }
  p = section(image, "CODE");
  uint32_t words = u32(p);
  word *to = calloc(words, sizeof *to);
  uint64_t *from = calloc(words, sizeof *from);
  for (uint32_t i = 0; i < words; i++)
    from[i] = u32(p + 4 + 8 * i) | (uint64_t)u32(p + 8 + 8 * i) << 32;
  for (uint32_t i = 1; i < words;) {
    uint32_t op = (uint32_t)from[i];
    to[i++].label = label[op];
    for (uint32_t k = 0; k < size[op]; k++, i++) {
      if (code[4 * op + k]) to[i].target = to + from[i];
      else to[i].n = (int64_t)from[i];
    }
  }
  return to + 1;
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file) {
    fprintf(stderr, "usage: hand_direct IMAGE\n");
    return 2;
  }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  unsigned char *image = malloc((size_t)size);
  if (fread(image, 1, (size_t)size, file) != (size_t)size) return 3;
  const word *code = load(image);
  int64_t *stack = calloc(STACK, sizeof *stack);
  for (int c; (c = getchar()) != EOF;) {
    struct timespec a, b;
    if (c != '\n') continue;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &a);
    int64_t result = run(code, stack, NULL);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b);
    printf("%lld %lld\n",
        (long long)((b.tv_sec - a.tv_sec) * 1000000000LL + (b.tv_nsec - a.tv_nsec)),
        (long long)result);
    fflush(stdout);
  }
  return 0;
}
