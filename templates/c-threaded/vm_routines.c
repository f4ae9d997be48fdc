/* The verifier of @PREFIX@: routines, where their analysis stands, and what was found. */
#include "@PREFIX@_verifier.h"

#include <stdlib.h>
#include <string.h>

/* ---- Room ----------------------------------------------------------------------------------- */

/* Makes room for one more; NULL after memory ran out. */
void *grown(verifier *v, void *items, uint32_t count, uint32_t *capacity, size_t size) {
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

void say(verifier *v, const char *text) {
  @PREFIX@_text_string(v->flow.message, text);
}

void say_number(verifier *v, uint64_t number) {
  @PREFIX@_text_u64(v->flow.message, number);
}

int is_wrong(const verifier *v) {
  return v->flow.failed || v->flow.message->length > 0;
}

/* The name of a position: that of an entry, else @ and its number. */
void say_position(verifier *v, uint32_t position) {
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

void say_routine(verifier *v, const routine *r) {
  if (r->name != NULL) {
    say(v, r->name);
  } else {
    say_position(v, r->position);
  }
}

/* Keeps the message as a finding, unless there is one like it. */
void report(verifier *v, uint32_t position) {
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

const routine *routine_at(const verifier *v, uint32_t position) {
  uint32_t i;
  for (i = 0; i < v->routine_count; i++) {
    if (v->routines[i].position == position) {
      return &v->routines[i];
    }
  }
  return NULL;
}

uint32_t number_of(const verifier *v, const routine *r) {
  return (uint32_t) (r - v->routines);
}

/* The number of the routine at a position, which is made if there is none. */
uint32_t add_routine(
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

int returns(const routine *r) {
  return r->signature != NULL && r->signature->leaves != NULL;
}

uint32_t taken(const routine *r, uint32_t stack) {
  return r->signature != NULL && r->signature->takes != NULL ? r->signature->takes[stack] : 0;
}

void reached(routine *r, const @PREFIX@_flow_state *state) {
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
void arrive(
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
void begin(verifier *v, uint32_t number) {
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
    for (i = 0; i < taken(r, stack); i++) {
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
