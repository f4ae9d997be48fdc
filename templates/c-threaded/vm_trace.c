/* The tracer: steps a machine that counts instructions, one at a time. */
#include "@PREFIX@_tools.h"

/* More items of a stack are not shown. */
enum { MOST_ITEMS = 8 };

/* The instruction that is traced. */
typedef struct {
  const @PREFIX@_inst_info *inst; /* NULL: none is there */
  size_t depths[@MACRO@_STACK_COUNT + 1]; /* before it */
} step;

/* How the item at a distance from the top is shown: in the way of the instruction's effect, if the
   stack has changed as that says. */
static @PREFIX@_shown showing(
    const step *s, int output, unsigned stack, size_t from_top, size_t depth) {
  unsigned i;
  for (i = 0; s->inst != NULL && i < s->inst->shown_count; i++) {
    const @PREFIX@_shown_item *item = &s->inst->shown[i];
    if (item->output == output && item->stack == stack && item->from_top == from_top) {
      int is_so = !output || (int64_t) depth - (int64_t) s->depths[stack] == item->change;
      return is_so ? item->shown : @MACRO@_SHOWN_NUMBER;
    }
  }
  return @MACRO@_SHOWN_NUMBER;
}

/* All stacks that hold something: the first without its name, others behind theirs. */
static void stacks(const @PREFIX@_vm *vm, const step *s, int output, @PREFIX@_text *out) {
  unsigned i;
  for (i = 0; @PREFIX@_stacks[i].name != NULL; i++) {
    const @PREFIX@_state_info *info = &@PREFIX@_stacks[i];
    size_t depth = @PREFIX@_depth(vm, i);
    size_t at = depth > MOST_ITEMS ? depth - MOST_ITEMS : 0;
    if (depth == 0) {
      continue;
    }
    if (i > 0) {
      @PREFIX@_text_char(out, ' ');
      @PREFIX@_text_string(out, info->prefix[0] == 0 ? info->name : info->prefix);
      @PREFIX@_text_char(out, ':');
    }
    @PREFIX@_text_string(out, at > 0 ? " ..." : "");
    for (; at < depth; at++) {
      @PREFIX@_text_char(out, ' ');
      @PREFIX@_text_slot(out, info->type, showing(s, output, i, depth - 1 - at, depth),
          @PREFIX@_slot(vm, i, at));
    }
  }
}

static void before(const @PREFIX@_vm *vm, step *s, uint32_t position, @PREFIX@_text *out) {
  const @PREFIX@_program *p = @PREFIX@_program_at(vm, position);
  uint64_t opcode = p == NULL || position == 0 ? @MACRO@_GAP : p->words[position - p->base];
  size_t start;
  unsigned i;
  s->inst = opcode < (uint64_t) @MACRO@_INSTRUCTION_COUNT ? &@PREFIX@_instructions[opcode] : NULL;
  for (i = 0; @PREFIX@_stacks[i].name != NULL; i++) {
    s->depths[i] = @PREFIX@_depth(vm, i);
  }
  @PREFIX@_text_u64(out, position);
  @PREFIX@_text_string(out, "  ");
  start = out->length;
  @PREFIX@_disassemble_in(vm, position, out);
  @PREFIX@_text_string(out, out->length == start ? "(end of code)  (" : "  (");
  stacks(vm, s, 0, out);
  @PREFIX@_text_string(out, " --");
}

static void after(const @PREFIX@_vm *vm, const step *s, @PREFIX@_text *out) {
  if (vm->exit.kind == @MACRO@_THROW) {
    @PREFIX@_text_string(out, " throw ");
    @PREFIX@_text_i64(out, vm->exit.value);
  } else if (vm->exit.kind == @MACRO@_TRAP) {
    @PREFIX@_text_char(out, ' ');
    @PREFIX@_describe_trap(vm, out);
  } else {
    stacks(vm, s, 1, out);
  }
  @PREFIX@_text_string(out, " )\n");
}

@PREFIX@_exit_kind @PREFIX@_trace(@PREFIX@_vm *vm, uint32_t position, int64_t budget,
    @PREFIX@_trace_sink sink, void *context) {
  @PREFIX@_exit_kind kind = @MACRO@_BUDGET;
  @PREFIX@_text line;
  step s;
  int64_t executed = 0;
  int is_first = position != 0;
  int is_stuck = !@MACRO@_COUNTS;
  @PREFIX@_text_init(&line);
  while (kind == @MACRO@_BUDGET && executed != budget && !is_stuck) {
    line.length = 0;
    before(vm, &s, @PREFIX@_forwarded(vm, is_first ? position : vm->resume_at), &line);
    @PREFIX@_set_budget(vm, 1);
    kind = is_first ? @PREFIX@_run(vm, position) : @PREFIX@_resume(vm);
    is_first = 0;
    executed += vm->exit.instructions;
    is_stuck = kind == @MACRO@_BUDGET && vm->exit.instructions == 0;
    after(vm, &s, &line);
    if (line.failed) {
      static const char lost[] = "(out of memory)\n";
      sink(context, lost, sizeof lost - 1);
      @PREFIX@_text_free(&line);
    } else {
      sink(context, line.data, line.length);
    }
  }
  @PREFIX@_text_free(&line);
  @PREFIX@_set_budget(vm, budget < 0 ? -1 : budget - executed);
  if (kind == @MACRO@_BUDGET && (executed != budget || executed == 0)) {
    /* nothing was run yet, or the engine does not count: the rest goes on without a trace */
    kind = is_first ? @PREFIX@_run(vm, position) : @PREFIX@_resume(vm);
    executed += vm->exit.instructions;
  }
  @PREFIX@_set_budget(vm, -1);
  vm->exit.instructions = executed;
  return kind;
}
