/* The driver of the interpreter that the classic vmgen makes of mini.vmg: what its manual asks of its users, and the
 * loading of the programs of the mini compiler. Direct threading, the topmost item in a register.
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include "worker.h"

typedef intptr_t Cell;
typedef uintptr_t UCell;
typedef Cell Inst; /* a cell of the code: an address of machine code, or an immediate */

enum { STACK = 1 << 20 };

/* Superinstructions: an instruction, what follows it, and the one that stands for both. */
static const struct {
  int first, second, both;
} combinations[] = {
#include "mini-peephole.i"
    {-1, -1, -1}};

static void print(Cell n) { fprintf(stderr, "%" PRIdPTR "\n", n); }

/* ---- the engine ---------------------------------------------------------------------------------- */

#define MAYBE_UNUSED __attribute__((unused))
#define LABEL(name) I_##name:
#define LABEL2(name)
#define INST_ADDR(name) (Inst) && I_##name
#define NAME(text)
#define SUPER_END
#define IMM_ARG(access, value) (access)
#define IP ip
#define IPTOS (*ip)
#define SET_IP(p) (ip = (p))
#define INC_IP(n) (ip += (n))
#define DEF_CA const void *next;
#define NEXT_P0
#define NEXT_P1 (next = (const void *)*ip++)
#define NEXT_P2 goto *next
#define IF_spTOS(x) x
#define vm_Cell2n(from, to) ((to) = (from))
#define vm_n2Cell(from, to) ((to) = (from))
#define vm_Cell2x(from, to) ((to) = (Inst *)(from))
#define vm_x2Cell(from, to) ((to) = (Cell)(from))
#define vm_Cell2p(from, to) ((to) = (Cell *)(from))
#define vm_p2Cell(from, to) ((to) = (Cell)(from))

/* Without code: returns the addresses of the instructions. */
static Cell run(const Inst *code, Cell *sp, const Inst **labels) {
  static const Inst table[] = {
#include "mini-labels.i"
  };
  Inst *ip = (Inst *)code;
  Cell spTOS = 0, *fp = sp;
  if (ip == NULL) {
    *labels = table;
    return 0;
  }
  {
    DEF_CA
    NEXT_P1;
    NEXT_P2;
  }
#include "mini-vm.i"
}

/* ---- loading ------------------------------------------------------------------------------------- */

static int combined(int first, int second) {
  for (int i = 0; combinations[i].both >= 0; i++)
    if (combinations[i].first == first && combinations[i].second == second) return combinations[i].both;
  return -1;
}

/* Superinstructions are put together as the classic vmgen's manual says: each instruction with the one before, if
 * they are in the list, but not across places where control may come from elsewhere. */
static const Inst *load(const char *name) {
  const Inst *labels;
  image from = read_image(name);
  Inst *to = calloc(from.words + 1, sizeof *to);
  uint32_t *moved = calloc(from.words, sizeof *moved); /* where the instruction at a position is now */
  char *is_position = calloc(from.words + 1, 1);
  uint32_t at = 0, last = 0;
  int before = -1;
  run(NULL, NULL, &labels);
  for (uint32_t i = 1; i < from.words;) {
    uint64_t op = from.word[i];
    int both;
    if (from.is_leader[i]) before = -1;
    both = combined(before, from.number[op]);
    if (both < 0) last = at++;
    before = both < 0 ? from.number[op] : both;
    moved[i++] = last;
    to[last] = labels[before];
    for (uint32_t k = 0; k < from.size[op]; k++, i++) {
      is_position[at] = from.is_position[2 * op + k];
      to[at++] = (Inst)from.word[i];
    }
  }
  for (uint32_t i = 0; i < at; i++)
    if (is_position[i]) to[i] = (Inst)(to + moved[to[i]]);
  return to;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: run IMAGE\n");
    return 2;
  }
  const Inst *code = load(argv[1]);
  Cell *stack = calloc(STACK, sizeof *stack);
  SERVE(run(code, stack + STACK - 1, NULL))
  return 0;
}
