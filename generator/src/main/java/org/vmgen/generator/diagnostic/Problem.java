package org.vmgen.generator.diagnostic;

/**
 * Everything that can be wrong with a description: one constant each, with its code, its message
 * and what to do about it. {@code {0}}, {@code {1}} … are filled in where it is reported. Codes are
 * never used for something else: 01 files, options and families, 02 syntax, 03 declarations, 04
 * stack effects, 05 actions, 06 examples, 07 running and generating, 08 combined instructions.
 */
public enum Problem {
  // ---- 01 files, options, families ------------------------------------------------------------

  /** The main file or an included one does not exist or cannot be read. */
  CANNOT_READ(
      "VMG0101",
      "cannot read {0}: {1}",
      "check the name; a path is relative to the file that includes it"),
  /** A byte sequence that is no UTF-8, or a NUL. */
  NOT_TEXT(
      "VMG0102",
      "{0} is not a text file: {1}",
      "a description is plain text in UTF-8; was this file meant?"),
  /** A file with nothing but blanks and comments. */
  EMPTY_FILE(
      "VMG0103",
      "{0} describes nothing",
      "start with 'vm NAME;', a 'type', a 'stack' and an 'inst'"),
  /** A file that includes itself, directly or through others. */
  INCLUDE_CYCLE("VMG0104", "{0} includes itself: {1}", "take one of these includes out"),
  /** A name in angle brackets that vmgen does not have. */
  UNKNOWN_STANDARD_FILE(
      "VMG0105",
      "there is no standard file <{0}>",
      "the standard files are {1}; a file of your own stands in quotes"),
  /** Files that include files that include files, and so on for long. */
  INCLUDE_DEPTH(
      "VMG0106",
      "includes are nested too deeply",
      "include files side by side; the limit is {0} levels"),
  /** A file that is larger than any description. */
  FILE_TOO_LARGE(
      "VMG0107",
      "{0} has more than {1} bytes",
      "a description is text that people write; was this file meant?"),
  /** {@code if} or {@code -D} with an option that is not declared. */
  UNKNOWN_OPTION("VMG0110", "unknown option '{0}'", "{1}"),
  /** Two {@code option} declarations of one name. */
  DUPLICATE_OPTION("VMG0111", "option '{0}' is declared twice", "take one declaration out"),
  /** {@code -D} with a value of another kind than the default. */
  OPTION_VALUE("VMG0112", "option '{0}' cannot be '{1}'", "its values are {2}"),
  /** A condition that is neither true nor false. */
  OPTION_CONDITION("VMG0113", "'{0}' is not true or false", "compare it, as in 'if {0} == {1}'"),
  /** {@code $p} where no enclosing {@code for} declares p. */
  UNKNOWN_PARAMETER("VMG0120", "unknown parameter '${0}'", "{1}"),
  /** A tuple with more or fewer arguments than the family has parameters. */
  TUPLE_SIZE(
      "VMG0121",
      "arguments: {0}, but parameters of the family: {1}",
      "give an argument for each of {2}"),
  /** Two parameters of one name in a family or in nested ones. */
  DUPLICATE_PARAMETER("VMG0122", "parameter '{0}' is declared twice", "give it another name"),
  /** Pasting that gives no word, number or operator. */
  BAD_PASTE(
      "VMG0123", "'{0}' is not one word", "only letters, digits and '_' can be joined to a word"),
  /** Families that together give more than the allowed number of tokens. */
  FAMILY_TOO_LARGE(
      "VMG0124",
      "the families of this description give more than {0} tokens",
      "nest fewer families"),

  // ---- 02 syntax ------------------------------------------------------------------------------

  /** A character that the language does not use. */
  BAD_CHARACTER("VMG0201", "unexpected character {0}", "{1}"),
  /** A word that starts with a digit and is no number. */
  BAD_NUMBER(
      "VMG0202", "'{0}' is not a number", "numbers are written 42, 1_000, 0x2A, 0b1010, 1.5, 2e10"),
  /** A string without its closing quote. */
  UNCLOSED_STRING(
      "VMG0203", "the string is not closed", "put a '\"' at its end; a string ends on its line"),
  /** A comment without its end. */
  UNCLOSED_COMMENT("VMG0204", "the comment is not closed", "put '*/' at its end"),
  /** A raw body without its end. */
  UNCLOSED_RAW_BODY("VMG0205", "the raw body is not closed", "end it with '}}'"),
  /** An opening brace, parenthesis or bracket without its partner. */
  UNCLOSED_BRACKET("VMG0206", "this '{0}' is never closed", "add '{1}'"),
  /** A closing one without its partner. */
  UNOPENED_BRACKET(
      "VMG0207",
      "nothing is open that this '{0}' could close",
      "take it out or add the missing '{1}'"),
  /** A name that compilers of generated code, or class files, have no room for. */
  LONG_NAME("VMG0208", "a name of {0} characters", "a name has at most {1} characters"),
  /** A token that cannot stand where it does. */
  UNEXPECTED("VMG0210", "unexpected {0}", "expected {1}"),
  /** Something that must stand between two tokens. */
  MISSING("VMG0211", "missing {0} {1}", "{2}"),
  /** Nesting that is deeper than any person writes. */
  TOO_DEEP(
      "VMG0212",
      "this is nested too deeply",
      "split it up with 'let' or 'fn'; the limit is {0} levels"),
  /** An escape that strings and characters do not know. */
  BAD_ESCAPE(
      "VMG0213",
      "unknown escape '{0}'",
      "the escapes are \\n \\t \\r \\0 \\\\ \\\" \\' \\$ \\xHH and \\u{H}"),
  /** Syntax that belongs to a later version of the language. */
  UNKNOWN_DECLARATION("VMG0214", "'{0}' starts no declaration", "{1}"),

  // ---- 03 declarations ------------------------------------------------------------------------

  /** No {@code vm} declaration. */
  MISSING_VM(
      "VMG0301", "the description has no 'vm NAME;'", "name the machine at the top: 'vm {0};'"),
  /** More than one declaration of something that there is once. */
  DECLARED_TWICE("VMG0302", "{0} is declared twice", "take one declaration out"),
  /** Two declarations of one name. */
  DUPLICATE_NAME("VMG0303", "{0} '{1}' is declared twice", "give one of them another name"),
  /** A declaration with the name of another one in its name space. */
  NAME_TAKEN("VMG0324", "the name '{0}' is taken by {1}", "give one of them another name"),
  /** A declaration with the name of something built in. */
  BUILT_IN_NAME("VMG0304", "'{0}' is the name of {1}", "choose another name"),
  /** A type name that nothing declares. */
  UNKNOWN_TYPE("VMG0305", "unknown type '{0}'", "{1}"),
  /** Types that are declared by each other. */
  TYPE_CYCLE(
      "VMG0306",
      "type '{0}' is declared by itself: {1}",
      "let one of them be a built-in type such as i64"),
  /** A stack, register, region or memory that nothing declares. */
  UNKNOWN_STATE("VMG0307", "there is no {0} '{1}'", "{2}"),
  /** {@code shown} with a word that tools do not know. */
  UNKNOWN_SHOWN("VMG0308", "'{0}' is no way to show a value", "the ways are bool, hex and char"),
  /** A stack of slots that no stack can have. */
  STACK_SLOT(
      "VMG0309",
      "a stack cannot have slots of type {0}",
      "for cells use an integer type such as i64: items of type {0} lie on it too"),
  /** A type whose items would lie on a stack of another slot class. */
  TYPE_ON_STACK(
      "VMG0310", "items of type {0} cannot lie on stack '{1}', whose slots are {2}", "{3}"),
  /** A property that a declaration has twice. */
  DUPLICATE_PROPERTY("VMG0311", "'{0}' is given twice", "take one out"),
  /** A number outside of its range. */
  NUMBER_RANGE("VMG0312", "{0} is {1}", "it can be {2}"),
  /** Two stacks of one prefix. */
  PREFIX_CLASH(
      "VMG0313", "prefix '{0}' belongs to stack '{1}'", "give each stack a prefix of its own"),
  /** Two stacks that are {@code returns}. */
  SECOND_RETURNS(
      "VMG0314",
      "stack '{0}' is 'returns' already",
      "'call' and 'return' use one stack: take one 'returns' out"),
  /** {@code returns} on a stack that cannot hold positions. */
  RETURNS_SLOT(
      "VMG0315",
      "stack '{0}' cannot be 'returns': its slots are {1}",
      "positions need slots of type i64 or u64"),
  /** A region's window that is no i64 register. */
  WINDOW_TYPE(
      "VMG0316", "register '{0}' is {1}, but a window is i64", "declare 'register {0} : i64;'"),
  /** A region on a stack with other slots. */
  REGION_SLOT(
      "VMG0317",
      "region '{0}' has slots of type {1}, but those of stack '{2}' are {3}",
      "write 'region {0} : {3} on {2} …'"),
  /** Properties of a region that do not go together. */
  REGION_PROPERTIES("VMG0318", "{0}", "{1}"),
  /** A type of {@code throws}, {@code halts} or {@code yields} that is no cell. */
  EXIT_TYPE("VMG0319", "'{0}' cannot have type {1}", "it is an integer type, bool or code"),
  /** A target that vmgen does not have. */
  UNKNOWN_TARGET("VMG0320", "unknown target '{0}'", "the targets are c and java"),
  /** A word that is not in the table of effects. */
  UNKNOWN_EFFECT("VMG0321", "unknown effect '{0}'", "{1}"),
  /** {@code reads} or {@code writes} without what. */
  EFFECT_SUBJECT(
      "VMG0322",
      "'{0}' needs a piece of state",
      "write '{0} X' with a stack, register, region or memory, or '{0} host'"),
  /** {@code pure} beside another word. */
  PURE_WITH_EFFECT(
      "VMG0323",
      "'pure' says that there is no other effect, but '{0}' is declared too",
      "take one of them out"),
  /** A raw body for a target that has one. */
  DUPLICATE_RAW_BODY("VMG0326", "instruction '{0}' has two bodies for {1}", "take one out"),
  /** A mnemonic that cannot be printed. */
  BAD_MNEMONIC(
      "VMG0327", "a mnemonic is printable text", "use visible characters and blanks inside only"),
  /** Two instructions of one mnemonic. */
  DUPLICATE_MNEMONIC(
      "VMG0328",
      "mnemonic {0} belongs to instruction '{1}'",
      "write another mnemonic after the name: inst {2} \"…\" ( … )"),
  /** A machine without instructions. */
  NO_INSTRUCTIONS(
      "VMG0329", "the machine has no instructions", "add one, such as 'inst nop ( -- ) {}'"),
  /** An action that grows beyond measure when the functions that it calls are inlined. */
  TOO_LARGE(
      "VMG0331",
      "'{0}' becomes too large when the functions that it calls are inlined",
      "let functions call fewer others; the limit is {1} statements and expressions"),
  /** Functions that call functions that call functions: a long chain, or deep nesting in each. */
  TOO_DEEP_CALLS(
      "VMG0332",
      "'{0}' is nested too deeply with the functions that it calls",
      "make the chain of functions that call one another shorter, or nest less in each of them; the"
          + " limit is {1} levels"),

  // ---- 04 stack effects -----------------------------------------------------------------------

  /** An item whose name says no type. */
  UNTYPED_ITEM("VMG0401", "item '{0}' has no type", "{1}"),
  /** A prefix that belongs to no stack. */
  UNKNOWN_PREFIX("VMG0402", "no stack has the prefix '{0}'", "{1}"),
  /** An item on a machine without a stack. */
  NO_STACK("VMG0403", "the machine has no stack for '{0}'", "declare one: 'stack data : i64;'"),
  /** An item on a stack of another slot class. */
  SLOT_CLASS("VMG0404", "'{0}' is {1} and cannot lie on stack '{2}', whose slots are {3}", "{4}"),
  /** Two items or immediates of one name on one side. */
  DUPLICATE_ITEM(
      "VMG0405", "'{0}' stands twice on this side", "give one of them another name, such as '{1}'"),
  /** One name with two types. */
  ITEM_TYPE_CHANGES(
      "VMG0406",
      "'{0}' is {1} on the left and {2} on the right",
      "the same name means the same value: give the output another name"),
  /** An immediate on the right side. */
  IMMEDIATE_ON_RIGHT(
      "VMG0407",
      "an immediate cannot be an output",
      "immediates stand on the left: ( #{0} … -- … )"),
  /** An input that is marked optional. */
  OPTIONAL_INPUT(
      "VMG0408",
      "an input cannot be optional",
      "only outputs can be left out: '{0}?' stands on the right"),
  /** An operand in a region that is marked optional. */
  OPTIONAL_OPERAND("VMG0409", "an operand in a region cannot be optional", "take the '?' out"),
  /** An array of items on the right. */
  ARRAY_OUTPUT(
      "VMG0410",
      "an array cannot be an output",
      "push single items, or store through 'data.depth' and 'data[k]'"),
  /** {@code x: r[#a]} where r is no region. */
  NOT_A_REGION("VMG0411", "'{0}' is no region", "{1}"),
  /** {@code x: r[a]} where r is a region. */
  OPERAND_HASH("VMG0412", "an operand is named by an immediate: {0}[#{1}]", "write the '#'"),
  /** An operand in a region with a prefix. */
  OPERAND_PREFIX(
      "VMG0413", "an operand in a region lies on no stack", "take the prefix '{0}.' out"),
  /** An immediate that counts or names slots and is no integer. */
  INDEX_TYPE("VMG0414", "'#{0}' is {1}, but it counts slots", "let it be an integer: '#{0}: u64'"),
  /** The length of an array that is something else too. */
  ARRAY_LENGTH(
      "VMG0415", "'{0}' cannot be the length of this array: {1}", "name the length differently"),

  // ---- 06 examples ----------------------------------------------------------------------------

  /** An example of something that is no instruction. */
  UNKNOWN_INSTRUCTION("VMG0601", "there is no instruction '{0}'", "{1}"),
  /** An example with more or fewer immediates than its instruction. */
  EXAMPLE_IMMEDIATES("VMG0602", "{0} has {1}, the example gives {2}", "its effect is ( {3} )"),
  /** An example with an array where a single value is needed, or the reverse. */
  EXAMPLE_ARRAY("VMG0603", "#{0} is {1}", "write {2}"),
  /** An example whose items do not match the effect. */
  EXAMPLE_ITEMS("VMG0604", "{0}", "the effect is ( {1} ); {2}"),
  /** A value that its place cannot hold. */
  EXAMPLE_VALUE("VMG0605", "{0} is no value of type {1}", "{2}"),
  /** Items after a throw or trap. */
  EXAMPLE_AFTER(
      "VMG0606", "after a {0} the stacks are as before", "take the items before '{0}' out"),
  /** State that an example cannot set or look at. */
  EXAMPLE_STATE("VMG0607", "{0}", "{1}"),

  // ---- 07 running and generating --------------------------------------------------------------

  /** An example that does something else when it is run. */
  EXAMPLE_FAILED(
      "VMG0701",
      "the example of {0} fails on {1}: expected {2}, got {3}",
      "correct the action or the example"),
  /** What a back end cannot turn into its target's code. */
  ENGINE_CANNOT("VMG0702", "{0}: {1}", "{2}"),

  // ---- 08 combined instructions ---------------------------------------------------------------

  /** A part or a replicated instruction that nothing declares. */
  UNKNOWN_PART("VMG0801", "there is no instruction {0}", "{1}"),
  /** A part with more or fewer values than its instruction has immediates. */
  PART_IMMEDIATES(
      "VMG0802",
      "{0} has {1}, here are values for {2}",
      "its effect is ( {3} ); one that stays open is written '_'"),
  /** A value for an immediate that is not there. */
  UNKNOWN_IMMEDIATE("VMG0803", "{0} has no immediate '{1}'", "{2}"),
  /** Two values for one immediate. */
  IMMEDIATE_BOUND_TWICE("VMG0804", "'#{0}' is bound twice", "take one of the values out"),
  /** A value for an immediate that has to stay open. */
  IMMEDIATE_STAYS_OPEN("VMG0805", "'#{0}' is {1} and has to stay open", "{2}"),
  /** Equal operands of different types. */
  EQUAL_IMMEDIATES(
      "VMG0806", "'#{0}' is {1}, but '#{2}' is {3}", "only immediates of one type can be equal"),
  /** An immediate that is equal to one that is bound too. */
  EQUAL_TO_BOUND(
      "VMG0807", "'#{0}' does not stay open", "name one that does, or write the value itself"),
  /** A {@code super} that is just one instruction. */
  ONE_PART(
      "VMG0808",
      "'{0}' is just the instruction {1}",
      "a 'super' has two parts or more; 'spec' binds immediates of one, 'replicate' copies it"),
  /** A {@code spec} in which no immediate has a value. */
  NOTHING_BOUND(
      "VMG0809",
      "no immediate is bound in '{0}'",
      "write a value, as in lit(0), or call it 'super'"),
  /** Two definitions of the same combination. */
  SAME_COMBINATION("VMG0810", "'{0}' is the same as '{1}'", "take one of them out"),
  /** An instruction that cannot stand where it does in a combination. */
  CANNOT_COMBINE("VMG0811", "{0} cannot be {1}: {2}", "{3}"),
  /** Another declaration in a file of combined instructions. */
  NOT_IN_SUPERSET(
      "VMG0812",
      "{0} cannot stand in a superset",
      "it holds 'super', 'spec' and 'replicate'; other declarations come by 'include'"),

  // ---- 05 actions -----------------------------------------------------------------------------

  /** A name in an action that nothing declares. */
  UNKNOWN_NAME("VMG0501", "unknown name '{0}'", "{1}"),
  /** A call of something that nothing declares. */
  UNKNOWN_FUNCTION("VMG0502", "unknown function '{0}'", "{1}"),
  /** A dot followed by something that is not there. */
  UNKNOWN_MEMBER("VMG0503", "'{0}' has no '{1}'", "{2}"),
  /** A name that stands for no value: a stack, a type, an enum … */
  NOT_A_VALUE("VMG0504", "'{0}' is {1}, not a value", "{2}"),
  /** A call of a variable, stack … */
  NOT_A_FUNCTION(
      "VMG0505",
      "'{0}' is {1}, not a function",
      "a call needs the name of a function, extern or type"),
  /** A dot or a call of a member after what is no piece of state. */
  NOT_STATE("VMG0506", "'{0}' is {1}, it has no members", "{2}"),
  /** An index after something without elements. */
  NOT_INDEXABLE(
      "VMG0507",
      "'{0}' cannot be indexed",
      "an index follows an array, a stack, a region or 'mem.u8'"),
  /** {@code mem[a]}. */
  MEMORY_WITHOUT_TYPE(
      "VMG0508",
      "'{0}[…]' does not say what it reads or writes",
      "write the type of the cell: '{0}.u8[…]', '{0}.i64[…]', '{0}.f64[…]'"),
  /** {@code trap} with a name that no trap has. */
  UNKNOWN_TRAP("VMG0509", "unknown trap '{0}'", "{1}"),
  /** A local variable with a name that is taken. */
  LOCAL_NAME("VMG0510", "'{0}' is already the name of {1}", "give this one another name"),
  /** {@code var x;}. */
  VAR_WITHOUT_TYPE(
      "VMG0511", "nothing says what type '{0}' has", "write 'var {0}: i64;' or 'var {0} = 0;'"),
  /** A local variable that nothing reads. */
  UNUSED_LOCAL(
      "VMG0512",
      Severity.WARNING,
      "'{0}' is never read",
      "take it out; of several results one is left out as '_'"),
  /** A string in an action. */
  STRING_IN_ACTION(
      "VMG0513",
      "a string cannot stand here",
      "take it as an immediate of a reference type: '( #text: Str -- )'"),
  /** {@code next}, {@code jump} … where they have no meaning. */
  NOT_HERE("VMG0514", "'{0}' has no meaning in {1}", "{2}"),
  /** An expression of another type than its place asks for. */
  TYPE_MISMATCH("VMG0520", "{0} must be {1}, but '{2}' is {3}", "{4}"),
  /** A number outside the range of its type. */
  LITERAL_RANGE("VMG0521", "{0} does not fit {1}", "{2}"),
  /** A literal of another kind than its place asks for. */
  LITERAL_TYPE("VMG0522", "{0} is no {1}", "{2}"),
  /** An operator between operands of different types. */
  OPERANDS_DIFFER("VMG0523", "'{0}' between {1} and {2}", "{3}"),
  /** An operator on a type that it does not take. */
  OPERAND_TYPE("VMG0524", "'{0}' does not take {1}", "{2}"),
  /** {@code c ? a : b} with branches of different types. */
  BRANCHES_DIFFER("VMG0525", "one branch is {0}, the other {1}", "{2}"),
  /** A condition that is no bool. */
  CONDITION_TYPE("VMG0526", "a condition must be bool, but '{0}' is {1}", "{2}"),
  /** A conversion that the language does not have. */
  NO_CONVERSION("VMG0527", "nothing converts {0} to {1} at once", "{2}"),
  /** More or fewer arguments than parameters. */
  ARGUMENT_COUNT("VMG0528", "'{0}' takes {1}, not {2}", "its signature is {3}"),
  /** An argument of a type that an intrinsic does not take. */
  ARGUMENT_TYPE("VMG0529", "'{0}' does not take {1}", "its signature is {2}"),
  /** A call without result as a value. */
  NO_RESULT("VMG0530", "'{0}' gives no result", "call it as a statement of its own"),
  /** A call with several results as a value. */
  SEVERAL_RESULTS(
      "VMG0531",
      "'{0}' gives {1} results, one is needed",
      "take them all before: 'let (a, b) = {0}(…);', '_' for one that is not needed"),
  /** {@code let (a, b) =} before what is no call. */
  NOT_SEVERAL(
      "VMG0532", "'{0}' is one value, {1} are needed", "only a call can give several results"),
  /** {@code let (a, b) =} before a call with another number of results. */
  RESULT_COUNT(
      "VMG0533", "'{0}' gives {1}, here are {2} names", "write a name, or '_', for each result"),
  /** A result assigned to what has another type. */
  RESULT_TYPE(
      "VMG0534",
      "result {0} is {1}, but '{2}' is {3}",
      "take it with 'let (…) = …;' and convert it afterwards"),
  /** An expression statement that does nothing. */
  NO_EFFECT("VMG0535", "'{0}' is computed and dropped", "{1}"),
  /** An integer division by a constant 0. */
  ZERO_DIVISOR("VMG0536", "'{0}' always divides by zero", "{1}"),
  /** Assignment to an input. */
  ASSIGNED_INPUT(
      "VMG0540",
      "'{0}' is an input and keeps its value",
      "give the output another name, '( {0} -- {0}2 )', or copy it: 'var x = {0};'"),
  /** Assignment to an immediate. */
  ASSIGNED_IMMEDIATE(
      "VMG0541", "'{0}' is an immediate and keeps its value", "copy it: 'var x = {0};'"),
  /** Assignment to a {@code let}. */
  ASSIGNED_LET(
      "VMG0542", "'{0}' is declared with 'let' and keeps its value", "declare it with 'var'"),
  /** Assignment to a parameter of a function or handler. */
  ASSIGNED_PARAMETER(
      "VMG0543", "'{0}' is a parameter and keeps its value", "copy it: 'var x = {0};'"),
  /** Assignment to what can only be read. */
  NOT_ASSIGNABLE("VMG0544", "'{0}' is {1} and cannot be assigned", "{2}"),
  /** A path that completes without an output. */
  OUTPUT_UNASSIGNED(
      "VMG0550",
      "the instruction completes here without its output {0}",
      "assign it on every path to here: '{1} = …;'; one that may be missing is written '{1}?'"),
  /** An output read where it may have no value yet. */
  READ_BEFORE_ASSIGNED(
      "VMG0551",
      "output '{0}' has no value yet",
      "assign it before on every path; an input needs another name than the output"),
  /** A statement after a jump. */
  UNREACHABLE(
      "VMG0552",
      "this is never reached",
      "take it out, or put the statement before it into an 'if'"),
  /** A function that can end without its result. */
  MISSING_RETURN(
      "VMG0553", "the function can end here without its result", "end every path with 'return …;'"),
  /** {@code return} with another number of values than the function has results. */
  RETURN_COUNT("VMG0554", "the function gives {0}, not {1}", "{2}"),
  /** {@code return} with a value in an instruction. */
  RETURN_IN_INSTRUCTION(
      "VMG0555",
      "'return' in an instruction jumps back and gives no value",
      "assign to an output; to jump write 'return;'"),
  /** {@code call} or {@code return} without a stack for positions. */
  NO_RETURN_STACK(
      "VMG0556",
      "'{0}' needs a stack for positions",
      "declare one: 'stack ret : i64 prefix R returns;'"),
  /** {@code halt;} or {@code yield;} where no 0 can be given. */
  VALUE_NEEDED("VMG0557", "'{0}' needs a value of type {1}", "write it after '{0}'"),
  /** Something that has no value before the machine runs. */
  NOT_CONSTANT(
      "VMG0560",
      "'{0}' is not constant",
      "a constant is made of literals, other constants, operators and conversions"),
  /** A constant that depends on itself. */
  CONSTANT_CYCLE(
      "VMG0562", "'{0}' depends on itself", "give one of the constants a value of its own"),
  /** A constant of a type that has no constants. */
  CONSTANT_TYPE("VMG0563", "a constant cannot be {0}", "constants are integers, floats or bool"),
  /** A member of an enum that is no integer. */
  ENUM_VALUE(
      "VMG0564",
      "a member of an enum is an integer, this is {0}",
      "use 'const' for other constants"),
  /** A member of an enum, one above the one before, that its type cannot hold. */
  ENUM_RANGE(
      "VMG0565", "{0} does not fit {1}", "give the member a value, or the enum a larger type"),
  /** A function that calls itself. */
  RECURSION(
      "VMG0566",
      "'{0}' calls itself: {1}",
      "functions are not recursive: write a loop, or let an extern do it");

  private final String code;
  private final Severity severity;
  private final String message;
  private final String advice;

  Problem(String code, String message, String advice) {
    this(code, Severity.ERROR, message, advice);
  }

  Problem(String code, Severity severity, String message, String advice) {
    this.code = code;
    this.severity = severity;
    this.message = message;
    this.advice = advice;
  }

  /** Such as {@code VMG0101}; stable. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** What is wrong; {@code {0}} … are places for arguments. */
  public String message() {
    return message;
  }

  /** What to do; {@code {0}} … are places for the same arguments. */
  public String advice() {
    return advice;
  }
}
