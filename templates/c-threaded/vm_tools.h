/*
 * The tools of @PREFIX@: builder, assembler, disassembler, images, tracer, state dump. They use the C
 * library and take memory from malloc; a machine that gets its code from elsewhere does without.
 *
 *   @PREFIX@_builder *b = @PREFIX@_builder_new(0);
 *   ... @PREFIX@_emit_...(b, ...) of @PREFIX@_emit.h, or @PREFIX@_assemble, or @PREFIX@_read_image ...
 *   const @PREFIX@_program *program = @PREFIX@_builder_finish(b);
 *   if (program == NULL) complain(@PREFIX@_builder_error(b));
 *   ... run it ...
 *   @PREFIX@_builder_free(b);
 */
#ifndef @MACRO@_TOOLS_H
#define @MACRO@_TOOLS_H

#include "@PREFIX@.h"
#include "@PREFIX@_text.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Builder -------------------------------------------------------------------------------- */

/*
 * Collects a program, or a unit for a machine. Functions of type int return @MACRO@_OK or another
 * status. The first error sticks: from then on nothing is added, and @PREFIX@_builder_finish returns
 * NULL. So it is enough to look at the end.
 */
typedef struct @PREFIX@_builder @PREFIX@_builder;

/* A position of the program that may not be known yet. Belongs to one builder. */
typedef struct @PREFIX@_label {
  uint32_t number;
} @PREFIX@_label;

/* A builder of a program (base 0), or of a unit whose base is @PREFIX@_code_end of its machine.
   NULL if there is no memory. */
@PREFIX@_builder *@PREFIX@_builder_new(uint32_t base);

/* Frees a builder, its program and all strings of it. NULL is fine. */
void @PREFIX@_builder_free(@PREFIX@_builder *b);

/* What went wrong first; NULL if nothing did. */
const char *@PREFIX@_builder_error(const @PREFIX@_builder *b);

/* The position of the next instruction. */
uint32_t @PREFIX@_builder_position(const @PREFIX@_builder *b);

/* A label that is bound later; its name, which may be NULL, is for messages. */
@PREFIX@_label @PREFIX@_builder_label(@PREFIX@_builder *b, const char *name);

/* A label of a known position: in this program or, for a unit, in what its machine has loaded. */
@PREFIX@_label @PREFIX@_builder_label_at(@PREFIX@_builder *b, uint32_t position);

/* Puts a label at the next instruction, or at the end, where a run traps. Each is bound once. */
int @PREFIX@_builder_bind(@PREFIX@_builder *b, @PREFIX@_label label);

/* Names a position for hosts. The first entry is the default. */
int @PREFIX@_builder_entry(@PREFIX@_builder *b, const char *name, @PREFIX@_label label);

/* Instructions that follow come from this place of a source. */
int @PREFIX@_builder_source(
    @PREFIX@_builder *b, const char *file, uint32_t line, uint32_t column);

/* It is not known where instructions that follow come from. */
int @PREFIX@_builder_no_source(@PREFIX@_builder *b);

/* The next instruction is a leader, even if nothing names it. */
int @PREFIX@_builder_leader(@PREFIX@_builder *b);

/* Words of a program without an instruction, at which no label stands. */
int @PREFIX@_builder_gap(@PREFIX@_builder *b, uint32_t words);

/* Gives an entry of a program a new body, which lies behind it. */
int @PREFIX@_builder_replace(
    @PREFIX@_builder *b, @PREFIX@_label entry, @PREFIX@_label body);

/* The number of a constant, for reference immediates; equal constants share one. 0 on failure. */
uint32_t @PREFIX@_builder_i64(@PREFIX@_builder *b, int64_t value);
uint32_t @PREFIX@_builder_f64(@PREFIX@_builder *b, double value);
uint32_t @PREFIX@_builder_string(@PREFIX@_builder *b, const char *utf8, size_t length);
uint32_t @PREFIX@_builder_host_constant(
    @PREFIX@_builder *b, const char *reader, const void *bytes, size_t length);

/* Initial bytes of a memory; a range that begins where the one before ended becomes part of it. */
int @PREFIX@_builder_memory(@PREFIX@_builder *b, unsigned memory, uint64_t address,
    const void *bytes, size_t length);

/* Initial value of a register that holds no code: as immediate word. */
int @PREFIX@_builder_register(@PREFIX@_builder *b, unsigned reg, uint64_t word);

/* Initial value of a code register. */
int @PREFIX@_builder_code_register(@PREFIX@_builder *b, unsigned reg, @PREFIX@_label label);

typedef enum @PREFIX@_operand_kind {
  @MACRO@_OPERAND_I64,      /* for immediates of integer types and bool */
  @MACRO@_OPERAND_U64,      /* likewise */
  @MACRO@_OPERAND_F64,      /* for f64 and, rounded, f32 */
  @MACRO@_OPERAND_LABEL,    /* for code */
  @MACRO@_OPERAND_CONSTANT, /* for references: the number of a constant, 0 is null */
  @MACRO@_OPERAND_ARRAY,    /* for an array immediate: operands, or values of one kind */
  @MACRO@_OPERAND_I64_ARRAY,
  @MACRO@_OPERAND_U64_ARRAY,
  @MACRO@_OPERAND_F64_ARRAY,
  @MACRO@_OPERAND_LABEL_ARRAY,
  @MACRO@_OPERAND_CONSTANT_ARRAY
} @PREFIX@_operand_kind;

/* An operand of @PREFIX@_emit. */
typedef struct @PREFIX@_operand {
  @PREFIX@_operand_kind kind;
  uint64_t bits;
  const void *elements; /* of an array, which is not copied */
  size_t count;
} @PREFIX@_operand;

@PREFIX@_operand @PREFIX@_operand_i64(int64_t value);
@PREFIX@_operand @PREFIX@_operand_u64(uint64_t value);
@PREFIX@_operand @PREFIX@_operand_f64(double value);
@PREFIX@_operand @PREFIX@_operand_label(@PREFIX@_label label);
@PREFIX@_operand @PREFIX@_operand_null_code(void);
@PREFIX@_operand @PREFIX@_operand_constant(uint32_t number);
@PREFIX@_operand @PREFIX@_operand_array(const @PREFIX@_operand *elements, size_t count);
@PREFIX@_operand @PREFIX@_operand_i64_array(const int64_t *elements, size_t count);
@PREFIX@_operand @PREFIX@_operand_u64_array(const uint64_t *elements, size_t count);
@PREFIX@_operand @PREFIX@_operand_f64_array(const double *elements, size_t count);
@PREFIX@_operand @PREFIX@_operand_label_array(const @PREFIX@_label *elements, size_t count);
@PREFIX@_operand @PREFIX@_operand_constant_array(const uint32_t *elements, size_t count);

/* The smallest and largest value of an integer type or bool, as 64 bits; whether it is signed. */
int @PREFIX@_type_range(@PREFIX@_type type, uint64_t *least, uint64_t *most);

/* Adds an instruction. @PREFIX@_emit.h has a function for each. */
int @PREFIX@_emit(
    @PREFIX@_builder *b, uint32_t opcode, const @PREFIX@_operand *operands, size_t count);

/* The opcode of a mnemonic; -1 if no instruction has it. */
int @PREFIX@_builder_opcode(@PREFIX@_builder *b, const char *mnemonic, size_t length);

/* Adds a user section to the image, or replaces that of the same name. */
int @PREFIX@_builder_section(
    @PREFIX@_builder *b, const char *name, const void *bytes, size_t length);

/* The user section of that name, or NULL. */
const void *@PREFIX@_builder_find_section(
    const @PREFIX@_builder *b, const char *name, size_t *length);

/*
 * Who makes the references of a program's constants when it is finished, which it is after
 * @PREFIX@_assemble and @PREFIX@_read_image too. Without one, or with NULL, a reference is the address
 * of its constant. A constant that is refused is an error of the builder, @MACRO@_BAD_CONSTANT.
 */
void @PREFIX@_builder_set_reader(
    @PREFIX@_builder *b, @PREFIX@_constant_reader reader, void *context);

/* Resolves all labels. The program lives as long as its builder, which takes nothing more. */
const @PREFIX@_program *@PREFIX@_builder_finish(@PREFIX@_builder *b);

/* The most words of one .gap of a text. */
enum { @MACRO@_MOST_GAP = 1 << 20 };

/* ---- Running machines ----------------------------------------------------------------------- */

/* Bytes of a memory, from an address up to another. */
typedef struct @PREFIX@_memory_part {
  unsigned memory;
  uint64_t from;
  uint64_t to;
} @PREFIX@_memory_part;

/*
 * A builder that holds all code of a machine: its program and units, replaced entries included, with
 * the initial memory and registers of the program. Of a unit that was released before others a gap
 * is left; operands that name it are null. More may be added before @PREFIX@_builder_finish, such as
 * user sections, which a program does not have. NULL if there is no memory; other errors are those
 * of the builder, which shares nothing with the machine.
 */
@PREFIX@_builder *@PREFIX@_freeze(const @PREFIX@_vm *vm);

/*
 * Likewise, but starting with what registers hold now and, of each memory that a part names, with
 * the bytes that its parts hold now. References start as null, and so does a code register that
 * holds no leader. Inside an extern, only what its effect words let it read is true.
 */
@PREFIX@_builder *@PREFIX@_freeze_with_state(
    const @PREFIX@_vm *vm, const @PREFIX@_memory_part *parts, size_t count);

/* ---- Text and images ------------------------------------------------------------------------ */

/*
 * Reads assembler text into a builder, which becomes finished. Every error goes to `messages` with
 * its place, its line and a caret. @MACRO@_OK if there was none.
 */
int @PREFIX@_assemble(@PREFIX@_builder *b, const char *file, const char *text, size_t length,
    @PREFIX@_text *messages);

/* Writes a program as assembler text that reads back as the same words. */
void @PREFIX@_disassemble(const @PREFIX@_program *program, @PREFIX@_text *out);

/*
 * The instruction at a position of a machine's code as the assembler writes it, code operands as
 * `@position`. Returns the position after it, or 0 if there is none.
 */
uint32_t @PREFIX@_disassemble_in(
    const @PREFIX@_vm *vm, uint32_t position, @PREFIX@_text *out);

/* The same of a program, or of a unit that is not loaded. */
uint32_t @PREFIX@_disassemble_at(
    const @PREFIX@_program *program, uint32_t position, @PREFIX@_text *out);

/*
 * Reads an image into a new builder, which becomes finished. What is wrong goes to `messages`.
 * @MACRO@_OK if nothing was.
 */
int @PREFIX@_read_image(@PREFIX@_builder *b, const char *file, const void *bytes, size_t length,
    @PREFIX@_text *messages);

/* Whether these bytes begin like an image rather than text. */
int @PREFIX@_is_image(const void *bytes, size_t length);

/* Appends the image of a finished builder. */
void @PREFIX@_write_image(const @PREFIX@_builder *b, @PREFIX@_text *out);

/* ---- Looking at machines -------------------------------------------------------------------- */

/* How the last run ended, as one line without its end: `halt 5 at 12 after 100`. */
void @PREFIX@_describe_exit(const @PREFIX@_vm *vm, @PREFIX@_text *out);

/* The trap that ended the last run, as in `trap underflow data`. */
void @PREFIX@_describe_trap(const @PREFIX@_vm *vm, @PREFIX@_text *out);

/* A slot or register: an integer in decimal or as its type is shown, a float as literal, null or
   ref. */
void @PREFIX@_text_slot(
    @PREFIX@_text *out, @PREFIX@_type type, @PREFIX@_shown shown, @PREFIX@_word value);

/* Where the instruction at a position of a machine's program or units comes from; NULL if that is not
   known. */
const @PREFIX@_source *@PREFIX@_find_source(const @PREFIX@_vm *vm, uint32_t position);

/* The whole state: exit, stacks, registers, regions, memories. */
void @PREFIX@_dump_state(const @PREFIX@_vm *vm, @PREFIX@_text *out);

/* Gets each line of a trace, with its end. */
typedef void (*@PREFIX@_trace_sink)(void *context, const char *line, size_t length);

/*
 * Like @PREFIX@_run from a position, or @PREFIX@_resume if that is 0, under a budget that may be
 * negative (none); gives a line for each instruction with the stacks before and after it. The
 * machine's own budget is none afterwards. Engines that do not count run without a trace.
 */
@PREFIX@_exit_kind @PREFIX@_trace(@PREFIX@_vm *vm, uint32_t position, int64_t budget,
    @PREFIX@_trace_sink sink, void *context);

#ifdef __cplusplus
}
#endif

#endif
