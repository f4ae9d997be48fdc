/*
 * Verifies programs by abstract interpretation: what is known of the stacks is carried along every
 * path until nothing new is learned (as Leroy, Java bytecode verification: algorithms and
 * formalizations, 2003), functions being taken apart by their signatures.
 */
#include "@PREFIX@_flow.h"

#include <stdlib.h>
#include <string.h>

/* A call: whose, and how deep the stacks are below what the callee sees. */
typedef struct call {
  uint32_t callee;
  uint32_t below[@MACRO@_STACK_COUNT + 1];
} call;

/* Code that is analysed with stacks of its own: the program, a function, or an entry. */
typedef struct routine {
  const char *name; /* NULL: its position */
  uint32_t position;
  const @PREFIX@_signature *signature; /* or NULL */
  uint32_t deepest[@MACRO@_STACK_COUNT + 1];
  call *calls;
  uint32_t call_count, call_capacity;
  int link; /* the stack on whose top a call leaves the position to return to; -1 */
  int started;
  int depth_state; /* 0 not known, 1 being found, 2 bounded, 3 not bounded */
  uint32_t total[@MACRO@_STACK_COUNT + 1];
} routine;

typedef struct finding {
  uint32_t position;
  @PREFIX@_text message;
} finding;

typedef struct verifier {
  const @PREFIX@_program *program;
  const @PREFIX@_assumptions *assumptions;
  uint32_t end;
  @PREFIX@_flow flow;
  routine *routines;
  uint32_t routine_count, routine_capacity;
  @PREFIX@_flow_state **states; /* by position */
  uint32_t *owners;             /* by position, of those with a state */
  uint32_t *work;
  uint32_t work_first, work_count, work_capacity;
  finding *findings;
  uint32_t finding_count, finding_capacity;
} verifier;

/* ---- Room ----------------------------------------------------------------------------------- */

/* Makes room for one more; NULL after memory ran out. */
static void *grown(verifier *v, void *items, uint32_t count, uint32_t *capacity, size_t size) {
  void *more;
  if (count < *capacity) {
    return items;
  }
  more = realloc(items, ((size_t) *capacity * 2 + 16) * size);
  if (more == NULL) {
    v->flow.failed = 1;
    return NULL;
  }
  *capacity = *capacity * 2 + 16;
  return more;
}

/* ---- Findings ------------------------------------------------------------------------------- */

static void say(verifier *v, const char *text) {
  @PREFIX@_text_string(v->flow.message, text);
}

static void say_number(verifier *v, uint64_t number) {
  @PREFIX@_text_u64(v->flow.message, number);
}

static int is_wrong(const verifier *v) {
  return v->flow.failed || v->flow.message->length > 0;
}

/* The name of a position: that of an entry, else @ and its number. */
static void say_position(verifier *v, uint32_t position) {
  uint32_t i;
  for (i = 0; i < v->program->entry_count; i++) {
    if (v->program->entries[i].position == position) {
      say(v, v->program->entries[i].name);
      return;
    }
  }
  say(v, "@");
  say_number(v, position);
}

static void say_routine(verifier *v, const routine *r) {
  if (r->name != NULL) {
    say(v, r->name);
  } else {
    say_position(v, r->position);
  }
}

/* Keeps the message as a finding, unless there is one like it. */
static void report(verifier *v, uint32_t position) {
  @PREFIX@_text *message = v->flow.message;
  finding *more;
  uint32_t i;
  for (i = 0; i < v->finding_count; i++) {
    if (v->findings[i].position == position && v->findings[i].message.length == message->length
        && memcmp(v->findings[i].message.data, message->data, message->length) == 0) {
      message->length = 0;
      return;
    }
  }
  more = (finding *) grown(
      v, v->findings, v->finding_count, &v->finding_capacity, sizeof *v->findings);
  if (more != NULL) {
    v->findings = more;
    v->findings[v->finding_count].position = position;
    @PREFIX@_text_init(&v->findings[v->finding_count].message);
    @PREFIX@_text_bytes(&v->findings[v->finding_count].message, message->data, message->length);
    v->finding_count++;
  }
  message->length = 0;
}

/* ---- Routines ------------------------------------------------------------------------------- */

static const routine *routine_at(const verifier *v, uint32_t position) {
  uint32_t i;
  for (i = 0; i < v->routine_count; i++) {
    if (v->routines[i].position == position) {
      return &v->routines[i];
    }
  }
  return NULL;
}

static uint32_t number_of(const verifier *v, const routine *r) {
  return (uint32_t) (r - v->routines);
}

/* The number of the routine at a position, which is made if there is none. */
static uint32_t add_routine(
    verifier *v, const char *name, uint32_t position, const @PREFIX@_signature *signature) {
  const routine *known = routine_at(v, position);
  routine *more;
  if (known != NULL) {
    return number_of(v, known);
  }
  more = (routine *) grown(
      v, v->routines, v->routine_count, &v->routine_capacity, sizeof *v->routines);
  if (more == NULL) {
    return 0;
  }
  v->routines = more;
  memset(&more[v->routine_count], 0, sizeof *more);
  more[v->routine_count].name = name;
  more[v->routine_count].position = position;
  more[v->routine_count].signature = signature;
  more[v->routine_count].link = -1;
  return v->routine_count++;
}

static int returns(const routine *r) {
  return r->signature != NULL && r->signature->leaves != NULL;
}

static uint32_t takes(const routine *r, uint32_t stack) {
  return r->signature != NULL && r->signature->takes != NULL ? r->signature->takes[stack] : 0;
}

static void reached(routine *r, const @PREFIX@_flow_state *state) {
  uint32_t i;
  for (i = 0; i < @MACRO@_STACK_COUNT; i++) {
    r->deepest[i] = state->depth[i] > r->deepest[i] ? state->depth[i] : r->deepest[i];
  }
}

/* ---- The work list -------------------------------------------------------------------------- */

static void add_work(verifier *v, uint32_t position) {
  uint32_t *more = (uint32_t *) grown(v, v->work, v->work_count, &v->work_capacity, sizeof *v->work);
  if (more != NULL) {
    v->work = more;
    v->work[v->work_count++] = position;
  }
}

/* Takes a state to an instruction; it is looked at again if it says something new. */
static void arrive(
    verifier *v, uint32_t position, const @PREFIX@_flow_state *state, uint32_t owner) {
  @PREFIX@_flow_state *known = v->states[position];
  uint32_t stack, i;
  int changed = 0;
  if (known == NULL) {
    known = (@PREFIX@_flow_state *) malloc(sizeof *known);
    if (known == NULL) {
      v->flow.failed = 1;
      return;
    }
    @PREFIX@_flow_copy(&v->flow, known, state);
    v->states[position] = known;
    v->owners[position] = owner;
    add_work(v, position);
    return;
  }
  for (stack = 0; stack < @MACRO@_STACK_COUNT; stack++) {
    for (i = 0; i < known->depth[stack]; i++) {
      int32_t joined = @PREFIX@_flow_join(known->items[stack][i], state->items[stack][i]);
      changed |= joined != known->items[stack][i];
      known->items[stack][i] = joined;
    }
  }
  if (changed) {
    add_work(v, position);
  }
}

/* Starts the analysis of a routine, once. */
static void begin(verifier *v, uint32_t number) {
  routine *r = &v->routines[number];
  @PREFIX@_flow_state state;
  uint32_t stack, i;
  if (r->started) {
    return;
  }
  r->started = 1;
  if (r->position >= v->end) {
    say(v, "control runs off the end of the code");
    report(v, r->position);
    return;
  }
  @PREFIX@_flow_clear(&state);
  for (stack = 0; stack < @MACRO@_STACK_COUNT; stack++) {
    for (i = 0; i < takes(r, stack); i++) {
      @PREFIX@_flow_push(&v->flow, &state, stack, @PREFIX@_flow_argument(stack));
    }
  }
  if (returns(r)) {
    r->link = r->link < 0 ? @PREFIX@_effect_link : r->link;
    if (r->link >= 0) {
      @PREFIX@_flow_push(&v->flow, &state, (uint32_t) r->link, @MACRO@_FLOW_RETURNS);
    }
  }
  arrive(v, r->position, &state, number);
  @PREFIX@_flow_release(&state);
}

/* ---- Control -------------------------------------------------------------------------------- */

static void say_items_of(verifier *v, uint64_t count, uint32_t stack) {
  @PREFIX@_flow_items(count, v->flow.message);
  say(v, " of ");
  say(v, @PREFIX@_stacks[stack].name);
}

/* Takes from a state what code takes. */
static void take(verifier *v, const routine *callee, const char *name, uint32_t stack,
    @PREFIX@_flow_state *state) {
  uint32_t count = takes(callee, stack);
  uint32_t i;
  if (state->depth[stack] < count) {
    if (name != NULL) {
      say(v, name);
    } else {
      say_routine(v, callee);
    }
    say(v, " takes ");
    say_items_of(v, count, stack);
    say(v, ", ");
    say_number(v, state->depth[stack]);
    say(v, " known to be there");
    return;
  }
  for (i = 0; i < count; i++) {
    int32_t value = @PREFIX@_flow_pop(state, stack);
    if (!@PREFIX@_flow_fits(value, @PREFIX@_flow_argument(stack))) {
      if (name != NULL) {
        say(v, name);
      } else {
        say_routine(v, callee);
      }
      say(v, " takes an item of ");
      say(v, @PREFIX@_stacks[stack].name);
      say(v, " that must be ");
      @PREFIX@_flow_describe(@PREFIX@_flow_argument(stack), v->flow.message);
      say(v, ", but is ");
      @PREFIX@_flow_describe(value, v->flow.message);
      return;
    }
  }
}

static void add_call(
    verifier *v, uint32_t caller, uint32_t callee, const uint32_t below[]) {
  routine *r = &v->routines[caller];
  call *more = (call *) grown(v, r->calls, r->call_count, &r->call_capacity, sizeof *r->calls);
  uint32_t i;
  if (more == NULL) {
    return;
  }
  r->calls = more;
  for (i = 0; i < @MACRO@_STACK_COUNT; i++) {
    more[r->call_count].below[i] = below[i];
  }
  more[r->call_count++].callee = callee;
}

/* A jump to the start of other code, which returns in place of this routine. */
static void go_on_in(verifier *v, routine *other, const char *name,
    const @PREFIX@_flow_state *state, const routine *r) {
  @PREFIX@_flow_state rest;
  uint32_t stack;
  int same = returns(other) == returns(r);
  for (stack = 0; same && returns(r) && stack < @MACRO@_STACK_COUNT; stack++) {
    same = other->signature->leaves[stack] == r->signature->leaves[stack];
  }
  if (!same) {
    if (name != NULL) {
      say(v, name);
    } else {
      say_routine(v, other);
    }
    say(v, " does not leave what ");
    say_routine(v, r);
    say(v, " has to leave");
    return;
  }
  @PREFIX@_flow_copy(&v->flow, &rest, state);
  if (returns(other)) {
    uint32_t link;
    other->link = other->link < 0 ? r->link : other->link;
    link = (uint32_t) other->link;
    if (rest.depth[link] == 0 || @PREFIX@_flow_pop(&rest, link) != @MACRO@_FLOW_RETURNS) {
      say(v, "the return position is not the topmost item of ");
      say(v, @PREFIX@_stacks[link].name);
    }
  }
  for (stack = 0; stack < @MACRO@_STACK_COUNT && !is_wrong(v); stack++) {
    take(v, other, name, stack, &rest);
    if (!is_wrong(v) && rest.depth[stack] > 0) {
      if (name != NULL) {
        say(v, name);
      } else {
        say_routine(v, other);
      }
      say(v, " takes ");
      say_items_of(v, takes(other, stack), stack);
      say(v, ", but ");
      say_number(v, rest.depth[stack]);
      say(v, " more are there");
    }
  }
  @PREFIX@_flow_release(&rest);
}

/* Control goes on at a position of this routine, or in another one that takes its place. */
static void follow(
    verifier *v, uint32_t position, const @PREFIX@_flow_state *state, uint32_t owner) {
  const routine *other;
  const @PREFIX@_flow_state *known;
  uint32_t stack;
  if (position >= v->end) {
    say(v, "control runs off the end of the code");
    return;
  }
  other = routine_at(v, position);
  if (other != NULL && number_of(v, other) != owner && other->signature != NULL) {
    static const uint32_t nothing[@MACRO@_STACK_COUNT + 1] = {0};
    uint32_t number = number_of(v, other);
    go_on_in(v, &v->routines[number], NULL, state, &v->routines[owner]);
    if (!is_wrong(v)) {
      begin(v, number);
      add_call(v, owner, number, nothing);
    }
    return;
  }
  known = v->states[position];
  if (known != NULL && v->owners[position] != owner) {
    say_position(v, position);
    say(v, " belongs to ");
    say_routine(v, &v->routines[v->owners[position]]);
    say(v, " and to ");
    say_routine(v, &v->routines[owner]);
    say(v, " too");
    return;
  }
  for (stack = 0; known != NULL && stack < @MACRO@_STACK_COUNT; stack++) {
    if (known->depth[stack] != state->depth[stack]) {
      say(v, @PREFIX@_stacks[stack].name);
      say(v, " has ");
      @PREFIX@_flow_items(state->depth[stack], v->flow.message);
      say(v, " on this path, but ");
      say_number(v, known->depth[stack]);
      say(v, " on another to ");
      say_position(v, position);
      return;
    }
  }
  arrive(v, position, state, owner);
}

/* A return: leaves what the signature says. */
static void leave(verifier *v, const @PREFIX@_flow_state *state, const routine *r) {
  uint32_t stack, i;
  if (!returns(r)) {
    say_routine(v, r);
    say(v, " returns, but its signature does not say what it leaves");
    return;
  }
  for (stack = 0; stack < @MACRO@_STACK_COUNT && !is_wrong(v); stack++) {
    if (state->depth[stack] != r->signature->leaves[stack]) {
      say_routine(v, r);
      say(v, " has to leave ");
      say_items_of(v, r->signature->leaves[stack], stack);
      say(v, ", but leaves ");
      say_number(v, state->depth[stack]);
    }
    for (i = state->depth[stack]; i > 0 && !is_wrong(v); i--) {
      if (!@PREFIX@_flow_fits(state->items[stack][i - 1], @PREFIX@_flow_argument(stack))) {
        say_routine(v, r);
        say(v, " leaves ");
        @PREFIX@_flow_describe(state->items[stack][i - 1], v->flow.message);
        say(v, " on ");
        say(v, @PREFIX@_stacks[stack].name);
        say(v, ": only numbers, floats and references can be left");
      }
    }
  }
}

/* What a call takes and what is there behind it; `number` is the callee's, or less than 0. */
static void after_call(verifier *v, const routine *callee, int64_t number, const char *name,
    @PREFIX@_flow_way *way, const @PREFIX@_flow_step *step, uint32_t owner) {
  @PREFIX@_flow_state *state = &way->state;
  const @PREFIX@_signature *signature = callee->signature;
  uint32_t below[@MACRO@_STACK_COUNT + 1];
  uint32_t stack, i;
  if (@PREFIX@_flow_pop(state, way->link) != (int32_t) step->next) {
    say(v, "the return position is not the topmost item of ");
    say(v, @PREFIX@_stacks[way->link].name);
    return;
  }
  for (stack = 0; stack < @MACRO@_STACK_COUNT && !is_wrong(v); stack++) {
    take(v, callee, name, stack, state);
    below[stack] = state->depth[stack];
  }
  if (is_wrong(v)) {
    return;
  }
  if (number >= 0) {
    add_call(v, owner, (uint32_t) number, below);
  }
  if (signature != NULL && signature->leaves != NULL) {
    for (stack = 0; stack < @MACRO@_STACK_COUNT; stack++) {
      for (i = 0; i < signature->leaves[stack]; i++) {
        @PREFIX@_flow_push(&v->flow, state, stack, @PREFIX@_flow_argument(stack));
      }
    }
    reached(&v->routines[owner], state);
    follow(v, step->next, state, owner);
  }
}

static void call_to(verifier *v, uint32_t position, @PREFIX@_flow_way *way,
    const @PREFIX@_flow_step *step, uint32_t owner) {
  const routine *callee = routine_at(v, position);
  uint32_t number;
  if (position >= v->end) {
    say(v, "control runs off the end of the code");
    return;
  }
  if (callee == NULL || !returns(callee)) {
    say(v, "it calls ");
    say_position(v, position);
    say(v, ", which needs a signature");
    return;
  }
  number = number_of(v, callee);
  if (callee->started && callee->link != (int) way->link) {
    say_routine(v, callee);
    say(v, " is called with its return position on ");
    say(v, @PREFIX@_stacks[callee->link].name);
    say(v, " elsewhere");
    return;
  }
  v->routines[number].link = (int) way->link;
  after_call(v, &v->routines[number], (int64_t) number, NULL, way, step, owner);
  if (!is_wrong(v)) {
    begin(v, number);
  }
}

static void jump_to(verifier *v, int32_t target, @PREFIX@_flow_way *way,
    const @PREFIX@_flow_step *step, uint32_t owner) {
  if (target == @MACRO@_FLOW_RETURNS) {
    leave(v, &way->state, &v->routines[owner]);
  } else if (target == 0) {
    say(v, "it jumps to the code value null");
  } else if (target > 0 && way->is_call) {
    call_to(v, (uint32_t) target, way, step, owner);
  } else if (target > 0) {
    follow(v, (uint32_t) target, &way->state, owner);
  } else if (step->rule != NULL && step->rule->target != NULL) {
    routine unknown;
    memset(&unknown, 0, sizeof unknown);
    unknown.signature = step->rule->target;
    unknown.link = -1;
    if (way->is_call) {
      after_call(v, &unknown, -1, "the code jumped to", way, step, owner);
    } else {
      go_on_in(v, &unknown, "the code jumped to", &way->state, &v->routines[owner]);
    }
  } else {
    say(v, "where it jumps to cannot be known; a rule has to say it");
  }
}

/* Code values that the instruction stores have to be promised something. */
static void check_kept(
    verifier *v, const @PREFIX@_flow_step *step, const @PREFIX@_flow_state *state) {
  uint32_t i;
  @PREFIX@_flow_kept(&v->flow, step, state);
  for (i = 0; i < v->flow.value_count && !is_wrong(v); i++) {
    int32_t value = v->flow.values[i];
    if (value == @MACRO@_FLOW_RETURNS) {
      say(v, "the return position is stored where it cannot be followed");
    } else if (value > 0) {
      const routine *r = routine_at(v, (uint32_t) value);
      if (r == NULL || r->signature == NULL) {
        say_position(v, (uint32_t) value);
        say(v, " is stored where it cannot be followed; it needs a signature");
      }
    }
  }
}

/* The targets of a jump, each with a state of its own. */
static void jumps(verifier *v, @PREFIX@_flow_way *way, const @PREFIX@_flow_step *step,
    uint32_t owner) {
  uint32_t count = way->target_count;
  int32_t *targets = (int32_t *) malloc((count + 1) * sizeof *targets);
  uint32_t i;
  if (targets == NULL) {
    v->flow.failed = 1;
    return;
  }
  memcpy(targets, v->flow.values, count * sizeof *targets);
  for (i = 0; i < count && !is_wrong(v); i++) {
    jump_to(v, targets[i], way, step, owner);
  }
  free(targets);
}

static void visit(verifier *v, uint32_t position) {
  const @PREFIX@_flow_state *state = v->states[position];
  uint32_t owner = v->owners[position];
  @PREFIX@_flow_state before;
  @PREFIX@_flow_step step;
  @PREFIX@_flow_way way;
  uint32_t count, i;
  if (v->program->words[position - v->program->base] == @MACRO@_GAP) {
    say(v, "control gets to where no instruction is");
    return;
  }
  reached(&v->routines[owner], state);
  @PREFIX@_flow_decode(&step, v->program, v->assumptions, position);
  check_kept(v, &step, state);
  if (is_wrong(v)) {
    return;
  }
  @PREFIX@_flow_copy(&v->flow, &before, state);
  count = @PREFIX@_flow_ways(&step);
  /* What is wrong on one way out is said before control goes on any. */
  for (i = 0; i < count && !is_wrong(v); i++) {
    @PREFIX@_flow_way_of(&v->flow, &step, &before, i, &way);
    @PREFIX@_flow_release(&way.state);
  }
  for (i = 0; i < count && !is_wrong(v); i++) {
    @PREFIX@_flow_way_of(&v->flow, &step, &before, i, &way);
    if (!is_wrong(v)) {
      reached(&v->routines[owner], &way.state);
      if (way.kind == @MACRO@_FLOW_FALL) {
        follow(v, step.next, &way.state, owner);
      } else if (way.kind == @MACRO@_FLOW_JUMP) {
        jumps(v, &way, &step, owner);
      }
    }
    @PREFIX@_flow_release(&way.state);
  }
  @PREFIX@_flow_release(&before);
}

static void run(verifier *v) {
  while (v->work_first < v->work_count && !v->flow.failed) {
    uint32_t position = v->work[v->work_first++];
    visit(v, position);
    if (v->flow.message->length > 0) {
      report(v, position);
    }
  }
}

/* ---- Depths over calls ---------------------------------------------------------------------- */

static void check_limits(verifier *v, const routine *r) {
  const uint32_t *limits = v->assumptions->limits;
  const uint32_t *deepest = r->depth_state == 2 ? r->total : r->deepest;
  uint32_t i;
  for (i = 0; limits != NULL && i < @MACRO@_STACK_COUNT; i++) {
    if (limits[i] != 0 && deepest[i] > limits[i]) {
      say(v, @PREFIX@_stacks[i].name);
      say(v, " gets ");
      say_number(v, deepest[i]);
      say(v, " items deep in ");
      say_routine(v, r);
      say(v, ", its limit is ");
      say_number(v, limits[i]);
      report(v, r->position);
    }
  }
}

/* Finds how deep stacks get from a routine on. */
static void find_depths(verifier *v, uint32_t number) {
  routine *r = &v->routines[number];
  int bounded = 1;
  uint32_t c, i;
  if (r->depth_state != 0) {
    return;
  }
  r->depth_state = 1;
  memcpy(r->total, r->deepest, sizeof r->total);
  for (c = 0; c < r->call_count; c++) {
    routine *callee = &v->routines[r->calls[c].callee];
    if (callee->depth_state == 1) {
      bounded = 0;
      if (!v->assumptions->recursion) {
        say_routine(v, callee);
        say(v, " calls itself: how deep the stacks get cannot be known, unless recursion is allowed");
        report(v, callee->position);
      }
      continue;
    }
    find_depths(v, r->calls[c].callee);
    bounded = bounded && callee->depth_state == 2;
    for (i = 0; callee->depth_state == 2 && i < @MACRO@_STACK_COUNT; i++) {
      uint32_t depth = r->calls[c].below[i] + callee->total[i];
      r->total[i] = depth > r->total[i] ? depth : r->total[i];
    }
  }
  r->depth_state = bounded ? 2 : 3;
  check_limits(v, r);
}

/* ---- All of it ------------------------------------------------------------------------------ */

/* Makes a routine of each signature. */
static int declare(verifier *v) {
  uint32_t i, k;
  for (i = 0; i < v->assumptions->signature_count; i++) {
    const @PREFIX@_signature *signature = &v->assumptions->signatures[i];
    uint32_t position = 0;
    for (k = 0; k < v->program->entry_count; k++) {
      if (strcmp(v->program->entries[k].name, signature->entry) == 0) {
        position = v->program->entries[k].position;
      }
    }
    if (position == 0) {
      return @MACRO@_BAD_POSITION;
    }
    if (position < v->end) {
      add_routine(v, signature->entry, position, signature);
    }
  }
  return @MACRO@_OK;
}

static void analyse(verifier *v) {
  uint32_t start = v->program->entry_count > 0 ? v->program->entries[0].position : 1;
  uint32_t i;
  begin(v, add_routine(v, NULL, start, NULL));
  run(v);
  for (i = 0; i < v->program->entry_count && !v->flow.failed; i++) {
    uint32_t position = v->program->entries[i].position;
    if (position >= v->end || v->states[position] == NULL) {
      begin(v, add_routine(v, v->program->entries[i].name, position, NULL));
      run(v);
    }
  }
  for (i = 0; i < v->routine_count && !v->flow.failed; i++) {
    begin(v, i);
    run(v);
  }
  for (i = 0; i < v->routine_count && !v->flow.failed; i++) {
    find_depths(v, i);
  }
}

/* Writes findings in the order of positions. */
static void write_findings(verifier *v, @PREFIX@_text *out) {
  uint32_t position, i;
  for (position = 0; position <= v->end && v->finding_count > 0; position++) {
    for (i = 0; i < v->finding_count; i++) {
      if (v->findings[i].position == position) {
        @PREFIX@_text_string(out, "at ");
        @PREFIX@_text_u64(out, position);
        @PREFIX@_text_string(out, ", ");
        if (position >= v->end) {
          @PREFIX@_text_string(out, "(end of the code)");
        } else if (v->program->words[position - v->program->base] == @MACRO@_GAP) {
          @PREFIX@_text_string(out, "(no instruction)");
        } else {
          @PREFIX@_disassemble_at(v->program, position, out);
        }
        @PREFIX@_text_string(out, ": ");
        @PREFIX@_text_bytes(out, v->findings[i].message.data, v->findings[i].message.length);
        @PREFIX@_text_char(out, '\n');
      }
    }
  }
}

static void write_depths(verifier *v, @PREFIX@_text *out) {
  uint32_t i, stack;
  for (i = 0; i < v->routine_count; i++) {
    const routine *r = &v->routines[i];
    if (r->depth_state != 2) {
      continue;
    }
    v->flow.message->length = 0;
    say_routine(v, r);
    @PREFIX@_text_bytes(out, v->flow.message->data, v->flow.message->length);
    @PREFIX@_text_string(out, ": at most ");
    for (stack = 0; stack < @MACRO@_STACK_COUNT; stack++) {
      @PREFIX@_text_string(out, stack == 0 ? "" : ", ");
      @PREFIX@_text_string(out, @PREFIX@_stacks[stack].name);
      @PREFIX@_text_string(out, " ");
      @PREFIX@_text_u64(out, r->total[stack]);
    }
    @PREFIX@_text_char(out, '\n');
  }
}

static void release(verifier *v) {
  uint32_t i;
  for (i = 0; v->states != NULL && i <= v->end; i++) {
    if (v->states[i] != NULL) {
      @PREFIX@_flow_release(v->states[i]);
      free(v->states[i]);
    }
  }
  for (i = 0; i < v->routine_count; i++) {
    free(v->routines[i].calls);
  }
  for (i = 0; i < v->finding_count; i++) {
    @PREFIX@_text_free(&v->findings[i].message);
  }
  free(v->states);
  free(v->owners);
  free(v->routines);
  free(v->work);
  free(v->findings);
  free(v->flow.values);
}

int @PREFIX@_verify(const @PREFIX@_program *program, const @PREFIX@_assumptions *assumptions,
    @PREFIX@_text *findings, @PREFIX@_text *depths) {
  static const @PREFIX@_assumptions none = {NULL, 0, NULL, 0, NULL, 0};
  @PREFIX@_text message;
  verifier v;
  int status;
  memset(&v, 0, sizeof v);
  @PREFIX@_text_init(&message);
  v.program = program;
  v.assumptions = assumptions == NULL ? &none : assumptions;
  v.end = program->base + program->word_count;
  v.flow.message = &message;
  v.states = (@PREFIX@_flow_state **) calloc((size_t) v.end + 1, sizeof *v.states);
  v.owners = (uint32_t *) calloc((size_t) v.end + 1, sizeof *v.owners);
  if (v.states == NULL || v.owners == NULL) {
    v.flow.failed = 1;
  }
  status = v.flow.failed ? @MACRO@_NO_SPACE : declare(&v);
  if (status == @MACRO@_OK) {
    analyse(&v);
    status = v.finding_count > 0 ? @MACRO@_BAD_STATE : @MACRO@_OK;
    if (findings != NULL) {
      write_findings(&v, findings);
    }
    if (depths != NULL) {
      write_depths(&v, depths);
    }
    if (v.flow.failed || message.failed) {
      status = @MACRO@_NO_SPACE;
    }
  }
  @PREFIX@_text_free(&message);
  release(&v);
  return status;
}
