/* Between the parts of the verifier of @PREFIX@. */
#ifndef @MACRO@_FLOW_H
#define @MACRO@_FLOW_H

#include "@PREFIX@_verify.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is known of a slot: a code value that is known as its position, else one of these. */
enum {
  @MACRO@_FLOW_NUMBER = -1,
  @MACRO@_FLOW_MIXED = -2,  /* a number on some paths, code on others */
  @MACRO@_FLOW_CODE = -3,
  @MACRO@_FLOW_RETURNS = -4, /* the position to which the function returns */
  @MACRO@_FLOW_FLOAT = -5,
  @MACRO@_FLOW_NULL_REFERENCE = -6,
  @MACRO@_FLOW_ANY = -7     /* a reference; those of a type are below */
};

/* Where control goes. */
enum { @MACRO@_FLOW_FALL, @MACRO@_FLOW_JUMP, @MACRO@_FLOW_ENDS };

/* The stacks, from the bottom of the function. */
typedef struct @PREFIX@_flow_state {
  uint32_t depth[@MACRO@_STACK_COUNT + 1];
  uint32_t capacity[@MACRO@_STACK_COUNT + 1];
  int32_t *items[@MACRO@_STACK_COUNT + 1];
} @PREFIX@_flow_state;

/* A way out of an instruction. */
typedef struct @PREFIX@_flow_way {
  int kind;
  int is_call;
  uint32_t link; /* of a call: the stack that gets the position after it */
  @PREFIX@_flow_state state;
  const int32_t *targets; /* of a jump */
  uint32_t target_count;
} @PREFIX@_flow_way;

/* An instruction of a program. */
typedef struct @PREFIX@_flow_step {
  const @PREFIX@_program *program;
  const @PREFIX@_rule *rule;
  const int32_t *effect; /* what is known of the instruction */
  const char *const *names; /* of its inputs */
  uint32_t position, next;
  uint32_t immediates[256]; /* where they stand */
} @PREFIX@_flow_step;

/* What analyses share. */
typedef struct @PREFIX@_flow {
  @PREFIX@_text *message; /* what is wrong; empty if nothing is */
  int failed;             /* whether memory ran out */
  int32_t *values;        /* room for targets */
  uint32_t value_count, value_capacity;
} @PREFIX@_flow;

/* Generated tables: by opcode, where the numbers of its effect and the names of its inputs start. */
extern const int32_t @PREFIX@_effects[];
extern const uint32_t @PREFIX@_effect_at[];
extern const char *const @PREFIX@_effect_names[];
extern const uint32_t @PREFIX@_effect_names_at[];
extern const char *const @PREFIX@_effect_references[];
extern const int @PREFIX@_effect_returns; /* index of the stack declared returns; -1 */
extern const int @PREFIX@_effect_link;    /* the stack where the first call leaves its position; -1 */

void @PREFIX@_flow_clear(@PREFIX@_flow_state *state);
void @PREFIX@_flow_release(@PREFIX@_flow_state *state);
void @PREFIX@_flow_copy(
    @PREFIX@_flow *flow, @PREFIX@_flow_state *to, const @PREFIX@_flow_state *from);
void @PREFIX@_flow_push(
    @PREFIX@_flow *flow, @PREFIX@_flow_state *state, uint32_t stack, int32_t value);
int32_t @PREFIX@_flow_pop(@PREFIX@_flow_state *state, uint32_t stack);
int32_t @PREFIX@_flow_join(int32_t one, int32_t other);
int @PREFIX@_flow_fits(int32_t value, int32_t expected);
int @PREFIX@_flow_is_code(int32_t value);

/* What an item of a stack is of which nothing else is known. */
int32_t @PREFIX@_flow_argument(uint32_t stack);

/* "a number", "the code value 17". */
void @PREFIX@_flow_describe(int32_t value, @PREFIX@_text *text);

/* "1 item", "2 items". */
void @PREFIX@_flow_items(uint64_t count, @PREFIX@_text *text);

void @PREFIX@_flow_decode(@PREFIX@_flow_step *step, const @PREFIX@_program *program,
    const @PREFIX@_assumptions *assumptions, uint32_t position);

/* Takes code values that the instruction stores out of sight into flow->values. */
void @PREFIX@_flow_kept(
    @PREFIX@_flow *flow, const @PREFIX@_flow_step *step, const @PREFIX@_flow_state *before);

/* How many ways out there are, and one of them; a message says why not. */
uint32_t @PREFIX@_flow_ways(const @PREFIX@_flow_step *step);
void @PREFIX@_flow_way_of(@PREFIX@_flow *flow, const @PREFIX@_flow_step *step,
    const @PREFIX@_flow_state *before, uint32_t number, @PREFIX@_flow_way *way);

#ifdef __cplusplus
}
#endif

#endif
