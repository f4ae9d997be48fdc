/* A hand-written direct-threaded interpreter of the mini machine: what somebody who knows the
 * technique writes for gcc, with the stack in memory and no checks. It is the measure for the
 * generated c-direct. It loads the images that the mini compiler writes.
 *
 * As a worker (see Contender.java) it runs the program once for each line that it reads and answers
 * with the nanoseconds of processor time and the result; the program's output goes to standard error.
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include "worker.h"

typedef union word {
  int64_t n;
  const void *label;
  const union word *target;
} word;

enum { STACK = 1 << 20 };

/* Without code: returns the labels, in the order of `mnemonics`. */
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

static const word *load(const char *name) {
  const void *const *labels;
  image from = read_image(name);
  word *to = calloc(from.words, sizeof *to);
  run(NULL, NULL, &labels);
  for (uint32_t i = 1; i < from.words;) {
    uint64_t op = from.word[i];
    to[i++].label = labels[from.number[op]];
    for (uint32_t k = 0; k < from.size[op]; k++, i++) {
      if (from.is_position[2 * op + k]) to[i].target = to + from.word[i];
      else to[i].n = (int64_t)from.word[i];
    }
  }
  return to + 1;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: hand_direct IMAGE\n");
    return 2;
  }
  const word *code = load(argv[1]);
  int64_t *stack = calloc(STACK, sizeof *stack);
  SERVE(run(code, stack, NULL))
  return 0;
}
