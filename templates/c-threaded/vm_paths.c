/* The verifier of @PREFIX@: where control goes from an instruction, and what is there then. */
#include "@PREFIX@_verifier.h"

#include <stdlib.h>
#include <string.h>

static void say_items_of(verifier *v, uint64_t count, uint32_t stack) {
  @PREFIX@_flow_items(count, v->flow.message);
  say(v, " of ");
  say(v, @PREFIX@_stacks[stack].name);
}

/* Takes from a state what code takes. */
static void take(verifier *v, const routine *callee, const char *name, uint32_t stack,
    @PREFIX@_flow_state *state) {
  uint32_t count = taken(callee, stack);
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
      say_items_of(v, taken(other, stack), stack);
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

void visit(verifier *v, uint32_t position) {
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
