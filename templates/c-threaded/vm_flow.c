/* The effect of single instructions on what is known of the stacks. */
#include "@PREFIX@_flow.h"

#include <stdlib.h>
#include <string.h>

/* ---- States --------------------------------------------------------------------------------- */

void @PREFIX@_flow_clear(@PREFIX@_flow_state *state) {
  memset(state, 0, sizeof *state);
}

void @PREFIX@_flow_release(@PREFIX@_flow_state *state) {
  uint32_t i;
  for (i = 0; i < @MACRO@_STACK_COUNT; i++) {
    free(state->items[i]);
  }
  @PREFIX@_flow_clear(state);
}

void @PREFIX@_flow_push(
    @PREFIX@_flow *flow, @PREFIX@_flow_state *state, uint32_t stack, int32_t value) {
  if (state->depth[stack] == state->capacity[stack]) {
    uint32_t capacity = state->capacity[stack] * 2 + 8;
    int32_t *items = (int32_t *) realloc(state->items[stack], capacity * sizeof *items);
    if (items == NULL) {
      flow->failed = 1;
      return;
    }
    state->items[stack] = items;
    state->capacity[stack] = capacity;
  }
  state->items[stack][state->depth[stack]++] = value;
}

int32_t @PREFIX@_flow_pop(@PREFIX@_flow_state *state, uint32_t stack) {
  return state->items[stack][--state->depth[stack]];
}

void @PREFIX@_flow_copy(
    @PREFIX@_flow *flow, @PREFIX@_flow_state *to, const @PREFIX@_flow_state *from) {
  uint32_t stack, i;
  @PREFIX@_flow_clear(to);
  for (stack = 0; stack < @MACRO@_STACK_COUNT; stack++) {
    for (i = 0; i < from->depth[stack]; i++) {
      @PREFIX@_flow_push(flow, to, stack, from->items[stack][i]);
    }
  }
}

/* ---- Values --------------------------------------------------------------------------------- */

int @PREFIX@_flow_is_code(int32_t value) {
  return value >= 0 || value == @MACRO@_FLOW_CODE || value == @MACRO@_FLOW_RETURNS;
}

int32_t @PREFIX@_flow_join(int32_t one, int32_t other) {
  if (one == other) {
    return one;
  }
  if (one <= @MACRO@_FLOW_NULL_REFERENCE) {
    return one == @MACRO@_FLOW_NULL_REFERENCE ? other : other == @MACRO@_FLOW_NULL_REFERENCE ? one : @MACRO@_FLOW_ANY;
  }
  return @PREFIX@_flow_is_code(one) && @PREFIX@_flow_is_code(other) ? @MACRO@_FLOW_CODE : @MACRO@_FLOW_MIXED;
}

int @PREFIX@_flow_fits(int32_t value, int32_t expected) {
  return value == expected || expected == @MACRO@_FLOW_ANY
      || (expected == @MACRO@_FLOW_CODE && @PREFIX@_flow_is_code(value))
      || (expected <= @MACRO@_FLOW_NULL_REFERENCE && value == @MACRO@_FLOW_NULL_REFERENCE);
}

int32_t @PREFIX@_flow_argument(uint32_t stack) {
  switch (@PREFIX@_stacks[stack].type) {
    case @MACRO@_F32:
    case @MACRO@_F64: return @MACRO@_FLOW_FLOAT;
    case @MACRO@_REF: return @MACRO@_FLOW_ANY;
    default: return @MACRO@_FLOW_NUMBER;
  }
}

void @PREFIX@_flow_describe(int32_t value, @PREFIX@_text *text) {
  static const char *const sorts[] = {"a number", "a number or a code value", "a code value",
    "the return position", "a float", "null", "a reference"};
  if (value >= 0) {
    @PREFIX@_text_string(text, "the code value ");
    @PREFIX@_text_u64(text, (uint64_t) value);
  } else if (value >= @MACRO@_FLOW_ANY) {
    @PREFIX@_text_string(text, sorts[-1 - value]);
  } else {
    @PREFIX@_text_string(text, "a ");
    @PREFIX@_text_string(text, @PREFIX@_effect_references[@MACRO@_FLOW_ANY - 1 - value]);
  }
}

void @PREFIX@_flow_items(uint64_t count, @PREFIX@_text *text) {
  @PREFIX@_text_u64(text, count);
  @PREFIX@_text_string(text, count == 1 ? " item" : " items");
}

/* ---- The numbers of an effect --------------------------------------------------------------- */
/*
 * Immediates: their count, what each is as a value. Inputs: their count; of each its sort (0 one slot,
 * 1 an array, 2 a slot of a region), stack, what is expected, the immediate that gives the length,
 * whether what lies there is tested. Then ways: their count; of each its kind, the sort and index of
 * the target, and outputs: their count; of each its stack, sort and index. Then used inputs, kept values,
 * overwritten stacks, resized stacks, each with its count before.
 */
enum { INPUT_SIZE = 5, ONE_SLOT = 0, ARRAY = 1 };

/* Sorts of origins. */
enum { NUMBER, FLOATING, NULL_VALUE, REFERENCE, CODE, NEXT, INPUT, IMMEDIATE, ELEMENT, RETURNED };

static const int32_t *inputs_of(const int32_t *effect) {
  return effect + 1 + effect[0];
}

static const int32_t *ways_of(const int32_t *effect) {
  const int32_t *inputs = inputs_of(effect);
  return inputs + 1 + inputs[0] * INPUT_SIZE;
}

static const int32_t *after_way(const int32_t *way) {
  return way + 4 + 3 * way[3];
}

static const int32_t *used_of(const int32_t *effect) {
  const int32_t *at = ways_of(effect);
  int32_t count = *at++;
  while (count-- > 0) {
    at = after_way(at);
  }
  return at;
}

static const int32_t *kept_of(const int32_t *effect) {
  const int32_t *used = used_of(effect);
  return used + 1 + used[0];
}

static const int32_t *overwritten_of(const int32_t *effect) {
  const int32_t *kept = kept_of(effect);
  return kept + 1 + 2 * kept[0];
}

static const int32_t *resized_of(const int32_t *effect) {
  const int32_t *overwritten = overwritten_of(effect);
  return overwritten + 1 + overwritten[0];
}

/* ---- Steps ---------------------------------------------------------------------------------- */

static uint64_t word_at(const @PREFIX@_flow_step *step, uint32_t position) {
  return step->program->words[position - step->program->base];
}

void @PREFIX@_flow_decode(@PREFIX@_flow_step *step, const @PREFIX@_program *program,
    const @PREFIX@_assumptions *assumptions, uint32_t position) {
  uint32_t opcode = (uint32_t) program->words[position - program->base];
  const @PREFIX@_inst_info *info = &@PREFIX@_instructions[opcode];
  uint32_t at = position + 1;
  uint32_t i;
  step->program = program;
  step->rule = NULL;
  step->effect = @PREFIX@_effects + @PREFIX@_effect_at[opcode];
  step->names = @PREFIX@_effect_names + @PREFIX@_effect_names_at[opcode];
  step->position = position;
  for (i = 0; i < info->immediate_count; i++) {
    step->immediates[i] = at;
    at += info->immediates[i].array ? 1 + (uint32_t) word_at(step, at) : 1;
  }
  step->next = at;
  for (i = 0; i < assumptions->rule_count; i++) {
    if (assumptions->rules[i].opcode == opcode) {
      step->rule = &assumptions->rules[i];
    }
  }
}

/* How many items an input takes. */
static uint64_t count_of(const @PREFIX@_flow_step *step, const int32_t *input) {
  uint64_t count = input[0] == ARRAY ? word_at(step, step->immediates[input[3]]) : 1;
  return count > INT32_MAX ? INT32_MAX : count;
}

static void complain_missing(
    @PREFIX@_flow *flow, uint64_t needed, uint32_t stack, const char *what, uint32_t there) {
  @PREFIX@_flow_items(needed, flow->message);
  @PREFIX@_text_string(flow->message, " of ");
  @PREFIX@_text_string(flow->message, @PREFIX@_stacks[stack].name);
  @PREFIX@_text_string(flow->message, what);
  @PREFIX@_text_u64(flow->message, there);
  @PREFIX@_text_string(flow->message, " known to be there");
}

/* Whether all inputs are there. */
static int are_there(
    @PREFIX@_flow *flow, const @PREFIX@_flow_step *step, const @PREFIX@_flow_state *state) {
  uint64_t needed[@MACRO@_STACK_COUNT + 1] = {0};
  const int32_t *inputs = inputs_of(step->effect);
  int32_t i;
  uint32_t stack;
  for (i = 0; i < inputs[0]; i++) {
    const int32_t *input = inputs + 1 + i * INPUT_SIZE;
    if (input[0] <= ARRAY) {
      needed[input[1]] += count_of(step, input);
    }
  }
  for (stack = 0; stack < @MACRO@_STACK_COUNT; stack++) {
    if (state->depth[stack] < needed[stack]) {
      complain_missing(flow, needed[stack], stack, " needed, ", state->depth[stack]);
      return 0;
    }
  }
  return 1;
}

/* Pops the inputs, their values go to `values`; a message says what is wrong with them. */
static void pop_inputs(@PREFIX@_flow *flow, const @PREFIX@_flow_step *step,
    @PREFIX@_flow_state *state, int32_t *values) {
  const int32_t *inputs = inputs_of(step->effect);
  int32_t i;
  if (!are_there(flow, step, state)) {
    return;
  }
  for (i = inputs[0] - 1; i >= 0; i--) {
    const int32_t *input = inputs + 1 + i * INPUT_SIZE;
    uint64_t count = input[0] <= ARRAY ? count_of(step, input) : 0;
    values[i] = input[2];
    for (; count > 0; count--) {
      int32_t value = @PREFIX@_flow_pop(state, (uint32_t) input[1]);
      if (input[4] && !@PREFIX@_flow_fits(value, input[2])) {
        @PREFIX@_text_string(flow->message, "item '");
        @PREFIX@_text_string(flow->message, step->names[i]);
        @PREFIX@_text_string(flow->message, "' must be ");
        @PREFIX@_flow_describe(input[2], flow->message);
        @PREFIX@_text_string(flow->message, ", but is ");
        @PREFIX@_flow_describe(value, flow->message);
        return;
      }
      values[i] = input[0] == ONE_SLOT ? value : input[2];
    }
  }
}

static void add_value(@PREFIX@_flow *flow, int32_t value) {
  if (flow->value_count == flow->value_capacity) {
    uint32_t capacity = flow->value_capacity * 2 + 16;
    int32_t *values = (int32_t *) realloc(flow->values, capacity * sizeof *values);
    if (values == NULL) {
      flow->failed = 1;
      return;
    }
    flow->values = values;
    flow->value_capacity = capacity;
  }
  flow->values[flow->value_count++] = value;
}

static int32_t immediate_value(const @PREFIX@_flow_step *step, int32_t index, uint64_t word) {
  int32_t sort = step->effect[1 + index];
  if (sort == @MACRO@_FLOW_CODE) {
    return (int32_t) word;
  }
  return sort <= @MACRO@_FLOW_ANY && word == 0 ? @MACRO@_FLOW_NULL_REFERENCE : sort;
}

/* Adds all that a source can be to flow->values. */
static void add_source(@PREFIX@_flow *flow, const @PREFIX@_flow_step *step, int32_t sort,
    int32_t index, const int32_t *values) {
  uint64_t i;
  switch (sort) {
    case NUMBER: add_value(flow, @MACRO@_FLOW_NUMBER); break;
    case FLOATING: add_value(flow, @MACRO@_FLOW_FLOAT); break;
    case NULL_VALUE: add_value(flow, @MACRO@_FLOW_NULL_REFERENCE); break;
    case REFERENCE: add_value(flow, index < 0 ? @MACRO@_FLOW_ANY : @MACRO@_FLOW_ANY - 1 - index); break;
    case NEXT: add_value(flow, (int32_t) step->next); break;
    case INPUT: add_value(flow, values[index]); break;
    case IMMEDIATE:
      add_value(flow, immediate_value(step, index, word_at(step, step->immediates[index])));
      break;
    case ELEMENT:
      for (i = 1; i <= word_at(step, step->immediates[index]); i++) {
        uint64_t word = word_at(step, step->immediates[index] + (uint32_t) i);
        add_value(flow, immediate_value(step, index, word));
      }
      break;
    default: add_value(flow, @MACRO@_FLOW_CODE); break;
  }
}

void @PREFIX@_flow_kept(
    @PREFIX@_flow *flow, const @PREFIX@_flow_step *step, const @PREFIX@_flow_state *before) {
  int32_t values[256];
  const int32_t *kept = kept_of(step->effect);
  @PREFIX@_flow_state state;
  int32_t i;
  @PREFIX@_flow_copy(flow, &state, before);
  flow->value_count = 0;
  if (!flow->failed) {
    pop_inputs(flow, step, &state, values);
  }
  for (i = 0; i < kept[0] && flow->message->length == 0 && !flow->failed; i++) {
    add_source(flow, step, kept[1 + 2 * i], kept[2 + 2 * i], values);
  }
  @PREFIX@_flow_release(&state);
}

uint32_t @PREFIX@_flow_ways(const @PREFIX@_flow_step *step) {
  return (uint32_t) ways_of(step->effect)[0];
}

/* Applies what a rule says of a depth. */
static void resize(@PREFIX@_flow *flow, const @PREFIX@_flow_step *step, @PREFIX@_flow_state *state,
    const @PREFIX@_depth_rule *rule) {
  int64_t target = rule->amount;
  int32_t filling = @PREFIX@_flow_argument(rule->stack);
  if (rule->immediate >= 0) {
    target = (int64_t) ((uint64_t) target + word_at(step, step->immediates[rule->immediate]));
  }
  if (rule->relative) {
    target = (int64_t) ((uint64_t) target + state->depth[rule->stack]);
  }
  if (target < 0 || target > INT32_MAX / 2) {
    @PREFIX@_text_string(flow->message, "the new depth of ");
    @PREFIX@_text_string(flow->message, @PREFIX@_stacks[rule->stack].name);
    @PREFIX@_text_string(flow->message, " would be ");
    @PREFIX@_text_i64(flow->message, target);
    return;
  }
  filling = filling == @MACRO@_FLOW_ANY ? @MACRO@_FLOW_NULL_REFERENCE : filling;
  while (state->depth[rule->stack] > (uint32_t) target) {
    @PREFIX@_flow_pop(state, rule->stack);
  }
  while (state->depth[rule->stack] < (uint32_t) target && !flow->failed) {
    @PREFIX@_flow_push(flow, state, rule->stack, filling);
  }
}

/* Takes the position of a jump to flow->values. */
static void find_targets(@PREFIX@_flow *flow, const @PREFIX@_flow_step *step, const int32_t *way,
    const int32_t *values, @PREFIX@_flow_state *state) {
  uint32_t stack = (uint32_t) (@PREFIX@_effect_returns < 0 ? 0 : @PREFIX@_effect_returns);
  flow->value_count = 0;
  if (way[1] != RETURNED) {
    if (way[0] == @MACRO@_FLOW_JUMP) {
      add_source(flow, step, way[1], way[2], values);
    }
  } else if (state->depth[stack] == 0) {
    complain_missing(flow, 1, stack, " needed to return, ", 0);
  } else {
    add_value(flow, @PREFIX@_flow_pop(state, stack));
  }
}

static void push_outputs(@PREFIX@_flow *flow, const @PREFIX@_flow_step *step, const int32_t *numbers,
    const int32_t *values, @PREFIX@_flow_way *way) {
  int32_t i;
  uint32_t k;
  for (i = 0; i < numbers[3] && !flow->failed; i++) {
    const int32_t *output = numbers + 4 + 3 * i;
    uint32_t first = flow->value_count;
    int32_t value = @MACRO@_FLOW_NUMBER;
    add_source(flow, step, output[1], output[2], values);
    for (k = first; k < flow->value_count; k++) {
      value = k == first ? flow->values[k] : @PREFIX@_flow_join(value, flow->values[k]);
    }
    flow->value_count = first;
    @PREFIX@_flow_push(flow, &way->state, (uint32_t) output[0], value);
    if (output[1] == NEXT && way->kind == @MACRO@_FLOW_JUMP && !way->is_call) {
      way->is_call = 1;
      way->link = (uint32_t) output[0];
    }
  }
}

void @PREFIX@_flow_way_of(@PREFIX@_flow *flow, const @PREFIX@_flow_step *step,
    const @PREFIX@_flow_state *before, uint32_t number, @PREFIX@_flow_way *way) {
  int32_t values[256];
  const int32_t *numbers = ways_of(step->effect) + 1;
  const int32_t *resized = resized_of(step->effect);
  const int32_t *overwritten = overwritten_of(step->effect);
  int kept = step->rule != NULL && step->rule->kept;
  uint32_t i, k;
  @PREFIX@_flow_copy(flow, &way->state, before);
  if (flow->failed) {
    return;
  }
  if (!kept && resized[0] > 0 && (step->rule == NULL || step->rule->depth_count == 0)) {
    @PREFIX@_text_string(flow->message, "how deep ");
    @PREFIX@_text_string(flow->message, @PREFIX@_stacks[resized[1]].name);
    @PREFIX@_text_string(flow->message, " is after it cannot be known; a rule has to say it");
    return;
  }
  pop_inputs(flow, step, &way->state, values);
  for (i = 0; !kept && i < (uint32_t) overwritten[0]; i++) {
    uint32_t stack = (uint32_t) overwritten[1 + i];
    for (k = 0; k < way->state.depth[stack]; k++) {
      int32_t *item = &way->state.items[stack][k];
      *item = @PREFIX@_flow_is_code(*item) ? @MACRO@_FLOW_MIXED : *item;
    }
  }
  for (i = 0; i < number; i++) {
    numbers = after_way(numbers);
  }
  way->kind = numbers[0];
  way->is_call = 0;
  way->link = 0;
  if (flow->message->length == 0) {
    find_targets(flow, step, numbers, values, &way->state);
  }
  way->target_count = flow->value_count;
  for (i = 0; step->rule != NULL && i < step->rule->depth_count; i++) {
    if (flow->message->length == 0 && !flow->failed) {
      resize(flow, step, &way->state, &step->rule->depths[i]);
    }
  }
  if (flow->message->length == 0 && !flow->failed) {
    push_outputs(flow, step, numbers, values, way);
  }
  way->targets = flow->values;
}
