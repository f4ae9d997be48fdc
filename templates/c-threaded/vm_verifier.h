/* What the verifier of @PREFIX@ knows while it runs, for its parts only. */
#ifndef @MACRO@_VERIFIER_H
#define @MACRO@_VERIFIER_H

#include "@PREFIX@_flow.h"

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

/* The names of functions that its parts share, for the linker. */
#define grown @PREFIX@_verifier_grown
#define say @PREFIX@_verifier_say
#define say_number @PREFIX@_verifier_say_number
#define is_wrong @PREFIX@_verifier_is_wrong
#define say_position @PREFIX@_verifier_say_position
#define say_routine @PREFIX@_verifier_say_routine
#define report @PREFIX@_verifier_report
#define routine_at @PREFIX@_verifier_routine_at
#define number_of @PREFIX@_verifier_number_of
#define add_routine @PREFIX@_verifier_add_routine
#define returns @PREFIX@_verifier_returns
#define taken @PREFIX@_verifier_taken
#define reached @PREFIX@_verifier_reached
#define arrive @PREFIX@_verifier_arrive
#define begin @PREFIX@_verifier_begin
#define visit @PREFIX@_verifier_visit

/* Room for one more; NULL after memory ran out. */
void *grown(verifier *v, void *items, uint32_t count, uint32_t *capacity, size_t size);

/* The message of what is wrong, which is empty as long as nothing is. */
void say(verifier *v, const char *text);
void say_number(verifier *v, uint64_t number);
void say_position(verifier *v, uint32_t position);
void say_routine(verifier *v, const routine *r);
int is_wrong(const verifier *v);

/* Keeps the message as a finding, unless there is one like it. */
void report(verifier *v, uint32_t position);

/* The routine at a position, or NULL; its number, which may be made. */
const routine *routine_at(const verifier *v, uint32_t position);
uint32_t number_of(const verifier *v, const routine *r);
uint32_t add_routine(
    verifier *v, const char *name, uint32_t position, const @PREFIX@_signature *signature);

int returns(const routine *r);
uint32_t taken(const routine *r, uint32_t stack);

/* Notes how deep stacks are in a routine. */
void reached(routine *r, const @PREFIX@_flow_state *state);

/* Takes a state to an instruction; it is looked at again if it says something new. */
void arrive(verifier *v, uint32_t position, const @PREFIX@_flow_state *state, uint32_t owner);

/* Starts the analysis of a routine, once. */
void begin(verifier *v, uint32_t number);

/* Follows all ways out of an instruction. */
void visit(verifier *v, uint32_t position);

#endif
