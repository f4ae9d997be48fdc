/* A hand-written direct-threaded interpreter of the Forth machine: what somebody who knows the technique
 * writes for gcc, with all stacks in memory, their pointers in locals, one body an instruction and no checks.
 * It is the measure for the generated c-direct without combined instructions and without caches.
 *
 * It runs the same code: an image that the Forth system saved after loading a program. It has no compiler,
 * no host and no exceptions, only the instructions that the programs of this folder execute.
 *
 * As a worker (see Repeated.java) it runs the word BENCHMARK as often as each line of its input says and
 * answers with what it left. Compiled with -DCOUNT it answers with the number of instructions that it
 * executed, compiled with -DNAMES it lists the instructions that it lacks and the image has.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef union word {
  int64_t n;
  uint64_t u;
  double r;
  const void *label;
  const union word *target;
} word;

enum { STACK = 1 << 16, LOCALS = 1 << 16, MEMORY = 1 << 24 };

static uint8_t *memory;
static word *code; /* by position */
static int64_t here, data_end;
#ifdef COUNT
static uint64_t count;
#endif

typedef struct instruction {
  const char *mnemonic;
  const void *label;
} instruction;

static void stop(const char *why) {
  fprintf(stderr, "hand_direct: %s\n", why);
  exit(3);
}

#define CELL(a) (*(int64_t *)(m + (a)))
#define HALF(type, a) (*(type *)(m + (a)))
#define FLOAT(a) (*(double *)(m + (a)))
#define FLAG(condition) (-(int64_t)(condition))

/* Runs from ip on to `(stop)`; what is on top of the data stack then. Without code: gives the labels. */
static int64_t run(const word *ip, const instruction **labels) {
  static const instruction table[] = {{"lit", &&lit}, {"lit@", &&lit_fetch}, {"lit!", &&lit_store},
      {"branch", &&branch}, {"?branch", &&zbranch}, {"call", &&call}, {"exit", &&exit_}, {"dup", &&dup},
      {"drop", &&drop}, {"swap", &&swap}, {"over", &&over}, {"+", &&add}, {"-", &&sub}, {"@", &&fetch},
      {"!", &&store}, {"i", &&i}, {"(do)", &&do_}, {"(loop)", &&loop}, {"=", &&eq}, {"<>", &&ne},
      {"<", &&lt}, {">", &&gt}, {"<=", &&le}, {">=", &&ge}, {"0=", &&zero_eq}, {"0<>", &&zero_ne},
      {"0<", &&zero_lt}, {"0>", &&zero_gt}, {"0<=", &&zero_le}, {"0>=", &&zero_ge}, {"u<", &&u_lt},
      {"u>", &&u_gt}, {"u<=", &&u_le}, {"u>=", &&u_ge}, {"within", &&within}, {">r", &&to_r},
      {"r>", &&r_from}, {"r@", &&r_fetch}, {"rdrop", &&r_drop}, {"2>r", &&two_to_r},
      {"2r>", &&two_r_from}, {"2r@", &&two_r_fetch}, {"c@", &&c_fetch}, {"c!", &&c_store},
      {"2dup", &&two_dup}, {"1+", &&inc}, {"1-", &&dec}, {"and", &&and_}, {"or", &&or_}, {"xor", &&xor_},
      {"invert", &&invert}, {"cells", &&cells}, {"cell+", &&cell_plus},
      {"char+", &&inc}, {"aligned", &&aligned}, {"?dup", &&qdup}, {"nip", &&nip}, {"rot", &&rot},
      {"-rot", &&nrot}, {"tuck", &&tuck}, {"2drop", &&two_drop}, {"2swap", &&two_swap},
      {"2over", &&two_over}, {"2nip", &&two_nip}, {"pick", &&pick}, {"local@", &&local_fetch},
      {"local!", &&local_store}, {"(locals)", &&locals_enter}, {"(locals-exit)", &&locals_exit},
      {"(+loop)", &&plus_loop}, {"(?do)", &&qdo}, {"j", &&j}, {"k", &&k}, {"unloop", &&r_two_drop},
      {"(defer)", &&defer}, {"perform", &&perform}, {"execute", &&execute}, {"lit-xt", &&lit},
      {"+!", &&plus_store}, {"*", &&mul}, {"lshift", &&lshift}, {"rshift", &&rshift}, {"2*", &&twice},
      {"2/", &&half}, {"2@", &&two_fetch}, {"2!", &&two_store}, {"(of)", &&of_branch}, {"count", &&count_},
      {"negate", &&negate}, {"abs", &&abs_}, {"min", &&min}, {"max", &&max}, {"umin", &&umin},
      {"umax", &&umax}, {"under+", &&under_plus}, {"/", &&div_}, {"mod", &&mod}, {"/mod", &&div_mod},
      {"*/", &&mul_div}, {"um*", &&um_mul}, {"m*", &&m_mul}, {"um/mod", &&um_div_mod}, {"d+", &&d_add},
      {"d-", &&d_sub}, {"dnegate", &&d_negate}, {"s>d", &&s_to_d}, {"move", &&move}, {"cmove", &&move},
      {"fill", &&fill}, {"erase", &&erase}, {"(compare)", &&compare}, {"here", &&here_}, {",", &&comma},
      {"compare", &&compare_texts}, {"/string", &&slash_string}, {"third", &&third}, {"(block?)", &&block},
      {"c,", &&c_comma}, {"(limit)", &&limit}, {"(limit!)", &&set_limit}, {"(mem-size)", &&mem_size},
      {"(catch)", &&catch_enter},
      {"(uncatch)", &&catch_leave}, {"throw", &&throw_}, {"(rethrow)", &&throw_}, {"flit", &&flit},
      {"fdup", &&f_dup}, {"fdrop", &&f_drop}, {"fswap", &&f_swap}, {"fover", &&f_over}, {"f+", &&f_add},
      {"f-", &&f_sub}, {"f*", &&f_mul}, {"f/", &&f_div}, {"f<", &&f_lt}, {"f@", &&f_fetch},
      {"f!", &&f_store}, {"s>f", &&s_to_f}, {"d>f", &&d_to_f}, {"fnegate", &&f_negate},
      {"(stop)", &&stop_}, {NULL, &&missing}};
  static int64_t stack[STACK], locals[LOCALS];
  static word returns[STACK];
  static double floats[STACK];
  uint8_t *const m = memory;
  int64_t *sp = stack + 8; /* pointers point behind the topmost item */
  word *rp = returns;
  double *fp = floats;
  int64_t lp = 0, depth = 0; /* of the local variables: where the innermost ones start, and end */
  if (!ip) {
    *labels = table;
    return 0;
  }
  (rp++)->target = code; /* `(stop)` is where no instruction is */
#ifdef COUNT
#define NEXT do { count++; goto *ip->label; } while (0)
#else
#define NEXT goto *ip->label
#endif
  NEXT;
  /* BODIES: the benchmark shuffles what stands between blank lines */

lit: *sp++ = ip[1].n; ip += 2; NEXT;

lit_fetch: *sp++ = CELL(ip[1].n); ip += 2; NEXT;

lit_store: CELL(ip[1].n) = *--sp; ip += 2; NEXT;

branch: ip = ip[1].target; NEXT;

zbranch: if (*--sp == 0) { ip = ip[1].target; NEXT; } ip += 2; NEXT;

call: (rp++)->target = ip + 2; ip = ip[1].target; NEXT;

exit_: ip = (--rp)->target; NEXT;

dup: sp[0] = sp[-1]; sp++; ip++; NEXT;

drop: sp--; ip++; NEXT;

swap: { int64_t w = sp[-1]; sp[-1] = sp[-2]; sp[-2] = w; ip++; NEXT; }

over: sp[0] = sp[-2]; sp++; ip++; NEXT;

add: sp[-2] = (int64_t)((uint64_t)sp[-2] + (uint64_t)sp[-1]); sp--; ip++; NEXT;

sub: sp[-2] = (int64_t)((uint64_t)sp[-2] - (uint64_t)sp[-1]); sp--; ip++; NEXT;

mul: sp[-2] = (int64_t)((uint64_t)sp[-2] * (uint64_t)sp[-1]); sp--; ip++; NEXT;

fetch: sp[-1] = CELL(sp[-1]); ip++; NEXT;

store: CELL(sp[-1]) = sp[-2]; sp -= 2; ip++; NEXT;

i: *sp++ = rp[-1].n; ip++; NEXT;

j: *sp++ = rp[-3].n; ip++; NEXT;

k: *sp++ = rp[-5].n; ip++; NEXT;

do_: rp[0].n = sp[-2]; rp[1].n = sp[-1]; rp += 2; sp -= 2; ip++; NEXT;

qdo: {
  int64_t limit = sp[-2], index = sp[-1];
  sp -= 2;
  rp[0].n = limit;
  rp[1].n = index;
  rp += 2;
  if (limit == index) { ip = ip[1].target; NEXT; } /* behind the end the parameters are taken away */
  ip += 2;
  NEXT;
}

loop: {
  int64_t n = rp[-1].n + 1;
  rp[-1].n = n;
  if (n != rp[-2].n) { ip = ip[1].target; NEXT; }
  ip += 2;
  NEXT;
}

plus_loop: {
  int64_t step = *--sp, before = rp[-1].n - rp[-2].n;
  rp[-1].n += step;
  if (((before ^ (before + step)) & (before ^ step)) >= 0) { ip = ip[1].target; NEXT; }
  ip += 2;
  NEXT;
}

eq: sp[-2] = FLAG(sp[-2] == sp[-1]); sp--; ip++; NEXT;

ne: sp[-2] = FLAG(sp[-2] != sp[-1]); sp--; ip++; NEXT;

lt: sp[-2] = FLAG(sp[-2] < sp[-1]); sp--; ip++; NEXT;

gt: sp[-2] = FLAG(sp[-2] > sp[-1]); sp--; ip++; NEXT;

le: sp[-2] = FLAG(sp[-2] <= sp[-1]); sp--; ip++; NEXT;

ge: sp[-2] = FLAG(sp[-2] >= sp[-1]); sp--; ip++; NEXT;

zero_eq: sp[-1] = FLAG(sp[-1] == 0); ip++; NEXT;

zero_ne: sp[-1] = FLAG(sp[-1] != 0); ip++; NEXT;

zero_lt: sp[-1] = FLAG(sp[-1] < 0); ip++; NEXT;

zero_gt: sp[-1] = FLAG(sp[-1] > 0); ip++; NEXT;

zero_le: sp[-1] = FLAG(sp[-1] <= 0); ip++; NEXT;

zero_ge: sp[-1] = FLAG(sp[-1] >= 0); ip++; NEXT;

u_lt: sp[-2] = FLAG((uint64_t)sp[-2] < (uint64_t)sp[-1]); sp--; ip++; NEXT;

u_gt: sp[-2] = FLAG((uint64_t)sp[-2] > (uint64_t)sp[-1]); sp--; ip++; NEXT;

u_le: sp[-2] = FLAG((uint64_t)sp[-2] <= (uint64_t)sp[-1]); sp--; ip++; NEXT;

u_ge: sp[-2] = FLAG((uint64_t)sp[-2] >= (uint64_t)sp[-1]); sp--; ip++; NEXT;

within: {
  uint64_t low = (uint64_t)sp[-2];
  sp[-3] = FLAG((uint64_t)sp[-3] - low < (uint64_t)sp[-1] - low);
  sp -= 2;
  ip++;
  NEXT;
}

to_r: (rp++)->n = *--sp; ip++; NEXT;

r_from: *sp++ = (--rp)->n; ip++; NEXT;

r_fetch: *sp++ = rp[-1].n; ip++; NEXT;

r_drop: rp--; ip++; NEXT;

r_two_drop: rp -= 2; ip++; NEXT;

two_to_r: rp[0].n = sp[-2]; rp[1].n = sp[-1]; rp += 2; sp -= 2; ip++; NEXT;

two_r_from: sp[0] = rp[-2].n; sp[1] = rp[-1].n; rp -= 2; sp += 2; ip++; NEXT;

two_r_fetch: sp[0] = rp[-2].n; sp[1] = rp[-1].n; sp += 2; ip++; NEXT;

c_fetch: sp[-1] = m[sp[-1]]; ip++; NEXT;

c_store: m[sp[-1]] = (uint8_t)sp[-2]; sp -= 2; ip++; NEXT;

two_dup: sp[0] = sp[-2]; sp[1] = sp[-1]; sp += 2; ip++; NEXT;

inc: sp[-1]++; ip++; NEXT;

dec: sp[-1]--; ip++; NEXT;

and_: sp[-2] &= sp[-1]; sp--; ip++; NEXT;

or_: sp[-2] |= sp[-1]; sp--; ip++; NEXT;

xor_: sp[-2] ^= sp[-1]; sp--; ip++; NEXT;

invert: sp[-1] = ~sp[-1]; ip++; NEXT;

cells: sp[-1] = (int64_t)((uint64_t)sp[-1] << 3); ip++; NEXT;

cell_plus: sp[-1] += 8; ip++; NEXT;

aligned: sp[-1] = (sp[-1] + 7) & -8; ip++; NEXT;

qdup: if (sp[-1] != 0) { sp[0] = sp[-1]; sp++; } ip++; NEXT;

nip: sp[-2] = sp[-1]; sp--; ip++; NEXT;

rot: { int64_t w = sp[-3]; sp[-3] = sp[-2]; sp[-2] = sp[-1]; sp[-1] = w; ip++; NEXT; }

nrot: { int64_t w = sp[-1]; sp[-1] = sp[-2]; sp[-2] = sp[-3]; sp[-3] = w; ip++; NEXT; }

tuck: { int64_t w = sp[-1]; sp[0] = w; sp[-1] = sp[-2]; sp[-2] = w; sp++; ip++; NEXT; }

two_drop: sp -= 2; ip++; NEXT;

two_swap: {
  int64_t a = sp[-4], b = sp[-3];
  sp[-4] = sp[-2];
  sp[-3] = sp[-1];
  sp[-2] = a;
  sp[-1] = b;
  ip++;
  NEXT;
}

two_over: sp[0] = sp[-4]; sp[1] = sp[-3]; sp += 2; ip++; NEXT;

two_nip: sp[-4] = sp[-2]; sp[-3] = sp[-1]; sp -= 2; ip++; NEXT;

third: sp[0] = sp[-3]; sp++; ip++; NEXT;

pick: sp[-1] = sp[-2 - sp[-1]]; ip++; NEXT;

local_fetch: *sp++ = locals[lp + ip[1].n]; ip += 2; NEXT;

local_store: locals[lp + ip[1].n] = *--sp; ip += 2; NEXT;

locals_enter: (rp++)->n = lp; lp = depth; depth = lp + ip[1].n; ip += 2; NEXT;

locals_exit: depth = lp; lp = rp[-1].n; ip = rp[-2].target; rp -= 2; NEXT;

defer: ip = code + CELL(ip[1].n); NEXT;

perform: (rp++)->target = ip + 1; ip = code + CELL(sp[-1]); sp--; NEXT;

execute: (rp++)->target = ip + 1; ip = code + *--sp; NEXT;

plus_store: CELL(sp[-1]) += sp[-2]; sp -= 2; ip++; NEXT;

lshift: { uint64_t u = (uint64_t)*--sp; sp[-1] = u > 63 ? 0 : (int64_t)((uint64_t)sp[-1] << u); ip++; NEXT; }

rshift: { uint64_t u = (uint64_t)*--sp; sp[-1] = u > 63 ? 0 : (int64_t)((uint64_t)sp[-1] >> u); ip++; NEXT; }

twice: sp[-1] = (int64_t)((uint64_t)sp[-1] << 1); ip++; NEXT;

half: sp[-1] >>= 1; ip++; NEXT;

two_fetch: { int64_t a = sp[-1]; sp[-1] = CELL(a + 8); sp[0] = CELL(a); sp++; ip++; NEXT; }

two_store: CELL(sp[-1]) = sp[-2]; CELL(sp[-1] + 8) = sp[-3]; sp -= 3; ip++; NEXT;

of_branch: {
  int64_t w = sp[-2];
  if (w != sp[-1]) { sp--; ip = ip[1].target; NEXT; }
  sp -= 2;
  ip += 2;
  NEXT;
}

count_: { int64_t a = sp[-1]; sp[-1] = a + 1; *sp++ = m[a]; ip++; NEXT; }

negate: sp[-1] = (int64_t)(0 - (uint64_t)sp[-1]); ip++; NEXT;

abs_: if (sp[-1] < 0) sp[-1] = (int64_t)(0 - (uint64_t)sp[-1]); ip++; NEXT;

min: if (sp[-1] < sp[-2]) sp[-2] = sp[-1]; sp--; ip++; NEXT;

max: if (sp[-1] > sp[-2]) sp[-2] = sp[-1]; sp--; ip++; NEXT;

umin: if ((uint64_t)sp[-1] < (uint64_t)sp[-2]) sp[-2] = sp[-1]; sp--; ip++; NEXT;

umax: if ((uint64_t)sp[-1] > (uint64_t)sp[-2]) sp[-2] = sp[-1]; sp--; ip++; NEXT;

under_plus: sp[-3] += sp[-1]; sp--; ip++; NEXT;

div_: {
  int64_t q = sp[-2] / sp[-1], r = sp[-2] % sp[-1];
  sp[-2] = r != 0 && (r ^ sp[-1]) < 0 ? q - 1 : q;
  sp--;
  ip++;
  NEXT;
}

mod: {
  int64_t r = sp[-2] % sp[-1];
  sp[-2] = r != 0 && (r ^ sp[-1]) < 0 ? r + sp[-1] : r;
  sp--;
  ip++;
  NEXT;
}

div_mod: {
  int64_t q = sp[-2] / sp[-1], r = sp[-2] % sp[-1];
  if (r != 0 && (r ^ sp[-1]) < 0) { q--; r += sp[-1]; }
  sp[-2] = r;
  sp[-1] = q;
  ip++;
  NEXT;
}

mul_div: {
  __int128 product = (__int128)sp[-3] * sp[-2];
  __int128 q = product / sp[-1];
  if (product % sp[-1] != 0 && (product < 0) != (sp[-1] < 0)) q--;
  sp[-3] = (int64_t)q;
  sp -= 2;
  ip++;
  NEXT;
}

um_mul: {
  unsigned __int128 product = (unsigned __int128)(uint64_t)sp[-2] * (uint64_t)sp[-1];
  sp[-2] = (int64_t)product;
  sp[-1] = (int64_t)(product >> 64);
  ip++;
  NEXT;
}

m_mul: {
  __int128 product = (__int128)sp[-2] * sp[-1];
  sp[-2] = (int64_t)product;
  sp[-1] = (int64_t)(product >> 64);
  ip++;
  NEXT;
}

um_div_mod: {
  unsigned __int128 dividend = (unsigned __int128)(uint64_t)sp[-2] << 64 | (uint64_t)sp[-3];
  uint64_t divisor = (uint64_t)sp[-1];
  sp[-3] = (int64_t)(dividend % divisor);
  sp[-2] = (int64_t)(dividend / divisor);
  sp--;
  ip++;
  NEXT;
}

d_add: {
  uint64_t low = (uint64_t)sp[-4] + (uint64_t)sp[-2];
  sp[-3] += sp[-1] + (low < (uint64_t)sp[-2]);
  sp[-4] = (int64_t)low;
  sp -= 2;
  ip++;
  NEXT;
}

d_sub: {
  uint64_t low = (uint64_t)sp[-4] - (uint64_t)sp[-2];
  sp[-3] -= sp[-1] + ((uint64_t)sp[-4] < (uint64_t)sp[-2]);
  sp[-4] = (int64_t)low;
  sp -= 2;
  ip++;
  NEXT;
}

d_negate: sp[-1] = ~sp[-1] + (sp[-2] == 0); sp[-2] = (int64_t)(0 - (uint64_t)sp[-2]); ip++; NEXT;

s_to_d: sp[0] = sp[-1] >> 63; sp++; ip++; NEXT;

move: memmove(m + sp[-2], m + sp[-3], (size_t)sp[-1]); sp -= 3; ip++; NEXT;

fill: memset(m + sp[-3], (int)(uint8_t)sp[-1], (size_t)sp[-2]); sp -= 3; ip++; NEXT;

erase: memset(m + sp[-2], 0, (size_t)sp[-1]); sp -= 2; ip++; NEXT;

compare_texts: {
  uint64_t u1 = (uint64_t)sp[-3], u2 = (uint64_t)sp[-1], n = u1 < u2 ? u1 : u2;
  int order = n == 0 ? 0 : memcmp(m + sp[-4], m + sp[-2], n);
  if (order == 0) order = (u1 > u2) - (u1 < u2);
  sp[-4] = (order > 0) - (order < 0);
  sp -= 3;
  ip++;
  NEXT;
}

slash_string: sp[-3] += sp[-1]; sp[-2] -= sp[-1]; sp--; ip++; NEXT;

block: {
  uint64_t size = (uint64_t)CELL(sp[-2]) & ~(uint64_t)1;
  sp[-2] = -(size != 0 && (size & 15) == 0 && size <= (uint64_t)sp[-1] - (uint64_t)sp[-2]);
  sp--;
  ip++;
  NEXT;
}

compare: {
  int order = memcmp(m + sp[-3], m + sp[-2], (size_t)sp[-1]);
  sp[-3] = (order > 0) - (order < 0);
  sp -= 2;
  ip++;
  NEXT;
}

here_: *sp++ = here; ip++; NEXT;

comma: CELL(here) = *--sp; here += 8; ip++; NEXT;

c_comma: m[here++] = (uint8_t)*--sp; ip++; NEXT;

limit: *sp++ = data_end; ip++; NEXT;

set_limit: data_end = *--sp; ip++; NEXT;

mem_size: *sp++ = MEMORY; ip++; NEXT;

catch_enter: /* the frame has its six cells, which nothing here needs */
  memset(rp, 0, 6 * sizeof *rp);
  rp += 6;
  ip++;
  NEXT;

catch_leave: rp -= 6; ip++; NEXT;

throw_: if (*--sp != 0) stop("a program throws, which is not written here"); ip++; NEXT;

flit: *fp++ = ip[1].r; ip += 2; NEXT;

f_dup: fp[0] = fp[-1]; fp++; ip++; NEXT;

f_drop: fp--; ip++; NEXT;

f_swap: { double r = fp[-1]; fp[-1] = fp[-2]; fp[-2] = r; ip++; NEXT; }

f_over: fp[0] = fp[-2]; fp++; ip++; NEXT;

f_add: fp[-2] += fp[-1]; fp--; ip++; NEXT;

f_sub: fp[-2] -= fp[-1]; fp--; ip++; NEXT;

f_mul: fp[-2] *= fp[-1]; fp--; ip++; NEXT;

f_div: fp[-2] /= fp[-1]; fp--; ip++; NEXT;

f_negate: fp[-1] = -fp[-1]; ip++; NEXT;

f_lt: *sp++ = FLAG(fp[-2] < fp[-1]); fp -= 2; ip++; NEXT;

f_fetch: *fp++ = FLOAT(*--sp); ip++; NEXT;

f_store: FLOAT(*--sp) = *--fp; ip++; NEXT;

s_to_f: *fp++ = (double)*--sp; ip++; NEXT;

d_to_f: *fp++ = (double)(__int128)((unsigned __int128)(uint64_t)sp[-1] << 64 | (uint64_t)sp[-2]); sp -= 2; ip++; NEXT;

missing: stop("an instruction is not written here; compile it with -DNAMES");

  /* END OF BODIES */
stop_:
  return sp[-1];
}

/* ---- images ------------------------------------------------------------------------------------------------ */

static uint32_t u32(const uint8_t *p) {
  return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint64_t u64(const uint8_t *p) { return u32(p) | (uint64_t)u32(p + 4) << 32; }

/* The payload of a section; NULL if there is none. */
static const uint8_t *section(const uint8_t *image, const char *tag) {
  const uint8_t *p = image + 12;
  for (uint32_t n = u32(image + 8); n > 0; n--, p += 8 + u32(p + 4))
    if (memcmp(p, tag, 4) == 0) return p + 8;
  return NULL;
}

/* Whether the string at p is this text; p goes on behind it. */
static int is_text(const uint8_t **p, const char *text) {
  uint32_t n = u32(*p);
  int same = n == strlen(text) && memcmp(*p + 4, text, n) == 0;
  *p += 4 + n;
  return same;
}

static void skip_text(const uint8_t **p) { *p += 4 + u32(*p); }

static const instruction *find(const instruction *labels, const uint8_t **p) {
  const uint8_t *start = *p;
  for (; labels->mnemonic != NULL; labels++) {
    *p = start;
    if (is_text(p, labels->mnemonic)) return labels;
  }
#ifdef NAMES
  fprintf(stderr, "%.*s\n", (int)u32(start), (const char *)start + 4);
#endif
  *p = start;
  skip_text(p);
  return labels;
}

/* Direct-threaded code, at the same positions as the portable code. */
static void load_code(const uint8_t *image, const instruction *labels) {
  const uint8_t *p = section(image, "INST");
  uint32_t used = u32(p), words, k, i;
  const instruction **label = calloc(used, sizeof *label);
  uint32_t *size = calloc(used, sizeof *size);
  uint8_t *is_target = calloc(used, 4); /* of each immediate; there are at most two */
  p += 4;
  for (i = 0; i < used; i++) {
    /* The target of lit-xt stays a position: it is an execution token. */
    const uint8_t *name = p;
    int is_number = is_text(&name, "lit-xt");
    label[i] = find(labels, &p);
    skip_text(&p);
    size[i] = u32(p);
    p += 4;
    for (k = 0; k < size[i]; k++) {
      is_target[4 * i + k] = (uint8_t)(is_text(&p, "code") && !is_number);
      p++;
    }
  }
  p = section(image, "CODE");
  words = u32(p);
  p += 4;
  code = calloc(words + 1, sizeof *code);
  code[0].label = labels[0].label;
  for (; labels->mnemonic != NULL; labels++)
    if (strcmp(labels->mnemonic, "(stop)") == 0) code[0].label = labels->label;
  for (i = 1; i < words;) {
    uint64_t op = u64(p + 8 * (size_t)i);
    if (op == UINT64_MAX) {
      i++;
      continue;
    }
    code[i++].label = label[op]->label;
    for (k = 0; k < size[op]; k++, i++) {
      uint64_t value = u64(p + 8 * (size_t)i);
      if (is_target[4 * op + k]) code[i].target = code + value;
      else code[i].u = value;
    }
  }
}

/* Entries that got another body go on there. */
static void forward(const uint8_t *image, const instruction *labels) {
  const uint8_t *p = section(image, "FORW");
  const instruction *branch = labels;
  while (strcmp(branch->mnemonic, "branch") != 0) branch++;
  for (uint32_t n = p == NULL ? 0 : u32(p); n > 0; n--, p += 8) {
    uint32_t entry = u32(p + 4);
    code[entry].label = branch->label;
    code[entry + 1].target = code + u32(p + 8);
  }
}

static void load_memory(const uint8_t *image) {
  const uint8_t *p = section(image, "MEMO");
  memory = calloc(1, MEMORY);
  if (p == NULL) return;
  p += 4;
  for (uint32_t n = u32(p - 4); n > 0; n--) {
    skip_text(&p);
    memcpy(memory + u64(p), p + 12, u32(p + 8));
    p += 12 + u32(p + 8);
  }
}

static void load_registers(const uint8_t *image) {
  const uint8_t *p = section(image, "REGS");
  if (p == NULL) stop("the image has no registers");
  p += 4;
  for (uint32_t n = u32(p - 4); n > 0; n--, p += 8) {
    const uint8_t *name = p;
    int is_end = is_text(&name, "dataEnd");
    if (is_text(&p, "here")) here = (int64_t)u64(p);
    if (is_end) data_end = (int64_t)u64(p);
  }
}

/* The newest entry of that name. */
static const word *entry(const uint8_t *image, const char *name) {
  const uint8_t *p = section(image, "ENTR") + 4;
  uint32_t newest = 0;
  for (uint32_t n = u32(p - 4); n > 0; n--, p += 4)
    if (is_text(&p, name) && u32(p) > newest) newest = u32(p);
  if (newest == 0) stop("the image lacks a word");
  return code + newest;
}

static uint8_t *read_image(const char *name) {
  FILE *file = fopen(name, "rb");
  uint8_t *image;
  long size;
  if (file == NULL) stop("there is no such image");
  fseek(file, 0, SEEK_END);
  size = ftell(file);
  rewind(file);
  image = malloc((size_t)size);
  if (fread(image, 1, (size_t)size, file) != (size_t)size || memcmp(image, "VMGI", 4) != 0) stop("no image");
  fclose(file);
  return image;
}

int main(int argc, char **argv) {
  const instruction *labels;
  const uint8_t *image;
  const word *benchmark;
  char line[80];
  if (argc != 2) stop("usage: hand_direct IMAGE, an image saved by the Forth system");
  run(NULL, &labels);
  image = read_image(argv[1]);
  load_code(image, labels);
  forward(image, labels);
  load_memory(image);
  load_registers(image);
  run(entry(image, "divide-memory"), &labels); /* what the system does at its start: the heap is empty then */
  benchmark = entry(image, "benchmark");
  printf("ready\n");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin) != NULL) {
    long long times = atoll(line);
    int64_t result = 0;
#ifdef COUNT
    count = 0;
#endif
    while (times-- > 0) result = run(benchmark, &labels);
#ifdef COUNT
    result = (int64_t)count;
#endif
    printf("%" PRId64 "\n", result);
    fflush(stdout);
  }
  return 0;
}
