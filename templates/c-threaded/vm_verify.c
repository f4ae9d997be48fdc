/*
 * Verifies programs by abstract interpretation: what is known of the stacks is carried along every
 * path until nothing new is learned (as Leroy, Java bytecode verification: algorithms and
 * formalizations, 2003), functions being taken apart by their signatures.
 */
#include "@PREFIX@_verifier.h"

#include <stdlib.h>
#include <string.h>

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

/* Whether control can come to a position from anywhere. */
static int is_leader(const @PREFIX@_program *program, uint32_t position) {
  uint32_t i;
  for (i = 0; i < program->leader_count; i++) {
    if (program->leaders[i] == position) {
      return 1;
    }
  }
  return position == (program->base == 0 ? 1 : program->base);
}

/* The position of an entry, or of @17; 0 if there is none. */
static uint32_t named_position(const @PREFIX@_program *program, const char *name) {
  uint32_t position = 0, i;
  for (i = 0; i < program->entry_count; i++) {
    if (strcmp(program->entries[i].name, name) == 0) {
      return program->entries[i].position;
    }
  }
  if (name[0] != '@' || strlen(name) > 10 || strlen(name) < 2) {
    return 0;
  }
  for (i = 1; name[i] != 0; i++) {
    if (name[i] < '0' || name[i] > '9') {
      return 0;
    }
    position = position * 10 + (uint32_t) (name[i] - '0');
  }
  return is_leader(program, position) ? position : 0;
}

/* Makes a routine of each signature; of several for a position the last one counts. */
static int declare(verifier *v) {
  uint32_t i;
  for (i = 0; i < v->assumptions->signature_count; i++) {
    const @PREFIX@_signature *signature = &v->assumptions->signatures[i];
    uint32_t position = named_position(v->program, signature->entry);
    if (position == 0) {
      return @MACRO@_BAD_POSITION;
    }
    if (position < v->end) {
      uint32_t number = add_routine(v, signature->entry, position, signature);
      if (!v->flow.failed) {
        v->routines[number].name = signature->entry;
        v->routines[number].signature = signature;
      }
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
