/**
 * Tokens of the .vmg language. Words of declarations (inst, stack, region ...) are ordinary tokens
 * that the parser accepts as names too; words of statements (if, jump, next ...) are names in an
 * action only between backquotes.
 */
lexer grammar VmgLexer;

options { superClass = RawBodyLexer; }

channels { COMMENTS, DOCS }

tokens { RAW_BODY }

// Comments. A documentation comment belongs to the declaration that follows it.
DOC           : '///' ~[\r\n]*           -> channel(DOCS) ;
LINE_COMMENT  : '//' ~[\r\n]*            -> channel(COMMENTS) ;
BLOCK_COMMENT : '/*' .*? '*/'            -> channel(COMMENTS) ;
WS            : [ \t\r\n\f]+             -> channel(HIDDEN) ;

// A raw body exists only after `@target` or `@target(properties)`.
RAW_OPEN      : '{{' { rawBodyExpected() }? { scanRawBody(); } -> type(RAW_BODY) ;

// Words of declarations
VM : 'vm' ; TYPE : 'type' ; STACK : 'stack' ; REGISTER : 'register' ; REGION : 'region' ;
MEMORY : 'memory' ; THROWS : 'throws' ; HALTS : 'halts' ; YIELDS : 'yields' ; CONST : 'const' ;
ENUM : 'enum' ; FN : 'fn' ; EXTERN : 'extern' ; REFTYPE : 'reftype' ; EXTERNS : 'externs' ;
INST : 'inst' ; EXAMPLE : 'example' ; ON : 'on' ; SHOWN : 'shown' ; CACHE : 'cache' ;
PREFIX : 'prefix' ; RETURNS : 'returns' ; MAX : 'max' ; WINDOW : 'window' ; RESERVE : 'reserve' ;
BYTES : 'bytes' ; LITTLE : 'little' ; BIG : 'big' ; OPTION : 'option' ; INCLUDE : 'include' ;
FOR : 'for' ; IN : 'in' ; WITH : 'with' ; THEN : 'then' ; IMPORT : 'import' ;
SUPER : 'super' ; SPEC : 'spec' ; REPLICATE : 'replicate' ; SUPERSET : 'superset' ;
VALUE : 'value' ; ASSUME : 'assume' ; QUICKEN : 'quicken' ; CACHED : 'cached' ; FRAME : 'frame' ;
ENTRY : 'entry' ;

// Words of statements
IF : 'if' ; ELSE : 'else' ; WHILE : 'while' ; MATCH : 'match' ; WHEN : 'when' ;
OTHERWISE : 'otherwise' ; REMATCH : 'rematch' ; LEARN : 'learn' ; IS : 'is' ; LET : 'let' ;
VAR : 'var' ; DONE : 'done' ; JUMP : 'jump' ; CALL : 'call' ; RETURN : 'return' ; HALT : 'halt' ;
YIELD : 'yield' ; THROW : 'throw' ; TRAP : 'trap' ; UNWIND : 'unwind' ; NEXT : 'next' ;
TRUE : 'true' ; FALSE : 'false' ; NULL : 'null' ;

IDENT   : [a-zA-Z_] [a-zA-Z_0-9]* ;
QUOTED  : '`' [a-zA-Z_] [a-zA-Z_0-9]* '`' ;
/** A parameter of a family; replaced before parsing. */
PARAM   : '$' ( [a-zA-Z_] [a-zA-Z_0-9]* | '{' [a-zA-Z_] [a-zA-Z_0-9]* '}' ) ;

FLOAT
  : DIGITS '.' DIGITS EXP?
  | DIGITS EXP
  | '0' [xX] HEX+ ( '.' HEX+ )? [pP] [+-]? DIGITS
  ;
INT     : DIGITS | '0' [xX] HEX+ ( '_' HEX+ )* | '0' [bB] [01]+ ( '_' [01]+ )* ;
SIZE    : [0-9]+ [KMG] ;
/** A word that starts like a number: reported, never split. */
BAD_NUMBER : [0-9] [a-zA-Z_0-9]* ;
CHAR    : '\'' ( '\\' ( 'x' HEX HEX | 'u{' HEX+ '}' | . ) | ~['\\\r\n] ) '\'' ;
STRING  : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' ;
BAD_STRING : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* ;

fragment DIGITS : [0-9]+ ( '_' [0-9]+ )* ;
fragment EXP    : [eE] [+-]? [0-9]+ ;
fragment HEX    : [0-9a-fA-F] ;

EFFECT_DASH : '--' ;
ARROW   : '->' ;
LPAREN  : '(' ; RPAREN : ')' ; LBRACE : '{' ; RBRACE : '}' ; LBRACK : '[' ; RBRACK : ']' ;
SEMI    : ';' ; COLON : ':' ; COMMA : ',' ; DOT : '.' ; HASH : '#' ; AT : '@' ; QUESTION : '?' ;
SHL     : '<<' ; SHR : '>>' ;
LE      : '<=' ; GE : '>=' ; EQ : '==' ; NE : '!=' ; LT : '<' ; GT : '>' ; ASSIGN : '=' ;
ANDAND  : '&&' ; OROR : '||' ; AND : '&' ; OR : '|' ; XOR : '^' ; NOT : '!' ; TILDE : '~' ;
PLUS    : '+' ; MINUS : '-' ; STAR : '*' ; SLASH : '/' ; PERCENT : '%' ;

/** Anything else: reported with its position by the reader. */
BAD_CHAR : . ;
