/**
 * Grammar of the .vmg language after includes, options and families have been expanded: `include`,
 * `superset`, `option`, top-level `if` and `for` are handled on tokens and never reach this grammar.
 */
parser grammar VmgParser;

options { tokenVocab = VmgLexer; }

file : declaration* EOF ;

declaration
  : VM name SEMI                                                            # vmDecl
  | TYPE name COLON typeRef ( ON name )? ( SHOWN name )? SEMI               # typeDecl
  | STACK name COLON typeRef stackOption* SEMI                              # stackDecl
  | REGISTER name COLON typeRef SEMI                                        # registerDecl
  | REGION name COLON typeRef regionOption* SEMI                            # regionDecl
  | MEMORY name COLON BYTES memoryOption* SEMI                              # memoryDecl
  | THROWS typeRef SEMI                                                     # throwsDecl
  | HALTS typeRef SEMI                                                      # haltsDecl
  | YIELDS typeRef SEMI                                                     # yieldsDecl
  | CONST name ( COLON typeRef )? ASSIGN expr SEMI                          # constDecl
  | ENUM name ( COLON typeRef )? LBRACE enumItem ( COMMA enumItem )* COMMA? RBRACE SEMI?  # enumDecl
  | FN name LPAREN params? RPAREN ( ARROW results )? block                  # fnDecl
  | EXTERN name LPAREN params? RPAREN ( ARROW results )? effectWords? SEMI  # externDecl
  | REFTYPE name targetString* SEMI                                         # reftypeDecl
  | EXTERNS targetString+ SEMI                                              # externsDecl
  | TRAP name SEMI                                                          # trapDecl
  | ON THROW LPAREN name COMMA name RPAREN block                            # onThrowDecl
  | ON TRAP LPAREN name COMMA name ( COMMA name )? RPAREN block            # onTrapDecl
  | INST name mnemonic? effect body                                         # instDecl
  | EXAMPLE name exampleArgs? ( WITH given+=binding ( COMMA given+=binding )* )?
      LPAREN before+=exampleItem* EFFECT_DASH after+=exampleItem* outcome? RPAREN
      ( THEN expected+=binding ( COMMA expected+=binding )* )? SEMI                             # exampleDecl
  | SUPER name ASSIGN part+ SEMI                                            # superDecl
  | SPEC name ASSIGN part+ SEMI                                             # specDecl
  | REPLICATE INT partName SEMI                                             # replicateDecl
  ;

targetString : name STRING ;
mnemonic     : STRING ;

stackOption  : CACHE INT # stackCache | PREFIX name # stackPrefix | RETURNS # stackReturns | MAX size # stackMax ;
regionOption : MAX size # regionMax | ON name # regionOn | WINDOW name # regionWindow | RESERVE INT # regionReserve ;
memoryOption : LITTLE # memoryLittle | BIG # memoryBig | MAX size # memoryMax ;
size         : SIZE | INT ;

enumItem : name ( ASSIGN expr )? ;
params   : param ( COMMA param )* ;
param    : name COLON typeRef ;
results  : typeRef | LPAREN param ( COMMA param )* RPAREN ;
/** The closed table of effect words: `io`, `reads mem`, `allocates, throws` ... */
effectWords : effectWord ( COMMA? effectWord )* ;
effectWord  : name name? ;

/** A type: a built-in one, a declared one, a reference type. */
typeRef : name ;

// ---- stack effects ------------------------------------------------------------------------------

effect : LPAREN inputs+=effectItem* EFFECT_DASH outputs+=effectItem* RPAREN ;

effectItem
  : HASH itemName ( COLON itemType )?                       # immediateItem
  | ( prefix=itemName DOT )? itemName QUESTION? ( COLON itemType )? # stackItem
  ;
/** `w`, `w[k]` an array of k items, `r[#a]` an operand in region r. */
itemType : name ( LBRACK ( HASH? itemName ) RBRACK )? ;
itemName : name ;

// ---- bodies -------------------------------------------------------------------------------------

body     : block | rawBody+ | SEMI ;
rawBody  : AT name ( LPAREN effectWords? RPAREN )? RAW_BODY ;

block : LBRACE statement* RBRACE ;

statement
  : block                                                              # blockStmt
  | LET actionName ( COLON typeRef )? ASSIGN expr SEMI                 # letStmt
  | LET LPAREN actionName ( COMMA actionName )+ RPAREN ASSIGN expr SEMI # letManyStmt
  | VAR actionName ( COLON typeRef )? ( ASSIGN expr )? SEMI            # varStmt
  | IF LPAREN expr RPAREN statement ( ELSE statement )?                # ifStmt
  | WHILE LPAREN expr RPAREN statement                                 # whileStmt
  | DONE SEMI                                                          # doneStmt
  | JUMP expr SEMI                                                     # jumpStmt
  | CALL expr SEMI                                                     # callStmt
  | RETURN ( expr ( COMMA expr )* )? SEMI                              # returnStmt
  | HALT expr? SEMI                                                    # haltStmt
  | YIELD expr? SEMI                                                   # yieldStmt
  | THROW expr SEMI                                                    # throwStmt
  | TRAP actionName SEMI                                               # trapStmt
  | lvalue ASSIGN expr SEMI                                            # assignStmt
  | LPAREN lvalue ( COMMA lvalue )+ RPAREN ASSIGN expr SEMI            # assignManyStmt
  | expr SEMI                                                          # exprStmt
  | SEMI                                                               # emptyStmt
  ;

/** What an assignment may name: a variable, output or register; `data.depth`; `mem.u8[a]`, `data[k]`, `locals[k]`. */
lvalue : actionName ( DOT member )? ( LBRACK expr RBRACK )? ;

expr
  : primary                                                            # primaryExpr
  | expr DOT member ( LPAREN ( expr ( COMMA expr )* )? RPAREN )?       # memberExpr
  | expr LBRACK expr RBRACK                                            # indexExpr
  | op=( MINUS | NOT | TILDE ) expr                                    # unaryExpr
  | expr op=( STAR | SLASH | PERCENT ) expr                            # binaryExpr
  | expr op=( PLUS | MINUS ) expr                                      # binaryExpr
  | expr op=( SHL | SHR ) expr                                         # binaryExpr
  | expr op=( LT | LE | GT | GE ) expr                                 # binaryExpr
  | expr op=( EQ | NE ) expr                                           # binaryExpr
  | expr op=AND expr                                                   # binaryExpr
  | expr op=XOR expr                                                   # binaryExpr
  | expr op=OR expr                                                    # binaryExpr
  | expr op=ANDAND expr                                                # binaryExpr
  | expr op=OROR expr                                                  # binaryExpr
  | <assoc=right> expr QUESTION expr COLON expr                        # conditionalExpr
  ;

primary
  : INT                                                                # intLiteral
  | SIZE                                                               # sizeLiteral
  | FLOAT                                                              # floatLiteral
  | CHAR                                                               # charLiteral
  | STRING                                                             # stringLiteral
  | TRUE                                                               # trueLiteral
  | FALSE                                                              # falseLiteral
  | NULL                                                               # nullLiteral
  | NEXT                                                               # nextExpr
  | actionName LPAREN ( expr ( COMMA expr )* )? RPAREN                 # callExpr
  | actionName                                                         # nameExpr
  | LPAREN expr RPAREN                                                 # parenExpr
  ;

/** After a dot: `mem.u8`, `data.at`, `data.depth`, `E.A`. */
member : name ;

// ---- examples -----------------------------------------------------------------------------------

exampleArgs : LPAREN ( exampleArg ( COMMA exampleArg )* )? RPAREN ;
/** An immediate: a number, a label, a string, or an array of them. */
exampleArg  : exampleValue | LBRACK exampleValue* RBRACK ;
/** `E.A` reads like an item with a prefix; which it is depends on the declarations. */
exampleItem : ( prefix=itemName DOT )? exampleValue ;
exampleValue
  : MINUS? ( INT | FLOAT | SIZE ) | CHAR | STRING | TRUE | FALSE | NULL | NEXT
  | MINUS? actionName ( DOT member )? ;
outcome
  : JUMP exampleValue                                                  # jumpOutcome
  | HALT exampleValue?                                                 # haltOutcome
  | YIELD exampleValue?                                                # yieldOutcome
  | THROW exampleValue                                                 # throwOutcome
  | TRAP name                                                          # trapOutcome
  ;
/** State before (`with`) or after (`then`): a memory cell, a region slot, a register. */
binding : name ( DOT member )? ( LBRACK exampleValue RBRACK )? ASSIGN exampleValue ;

// ---- combined instructions ----------------------------------------------------------------------

/** A part of a combined instruction: `add`, `lit(1)`, `call(_, 0)`, `addr(d = a)`, `"0branch"`. */
part     : partName ( LPAREN ( partArg ( COMMA partArg )* )? RPAREN )? ;
/** The identifier of an instruction, or its mnemonic in quotes. */
partName : name | STRING ;
/** The value of an immediate, `_` for one that stays open, or the name of one that is equal to it. */
partArg  : ( name ASSIGN )? exampleValue ;

// ---- names --------------------------------------------------------------------------------------

/** Any word may be a name outside of actions ... */
name : IDENT | QUOTED | declarationWord | statementWord ;
/**
 * ... and in an action, and as a label of an example, every word but those of statements, which
 * need backquotes.
 */
actionName : IDENT | QUOTED | declarationWord ;

declarationWord
  : VM | TYPE | STACK | REGISTER | REGION | MEMORY | THROWS | HALTS | YIELDS | CONST | ENUM | FN
  | EXTERN | REFTYPE | EXTERNS | INST | EXAMPLE | ON | SHOWN | CACHE | PREFIX | RETURNS | MAX
  | WINDOW | RESERVE | BYTES | LITTLE | BIG | OPTION | INCLUDE | FOR | IN | WITH | THEN | IMPORT
  | SUPER | SPEC | REPLICATE | SUPERSET | VALUE | ASSUME | QUICKEN | CACHED | FRAME | ENTRY
  ;
statementWord
  : IF | ELSE | WHILE | MATCH | WHEN | OTHERWISE | REMATCH | LEARN | IS | LET | VAR | DONE | JUMP
  | CALL | RETURN | HALT | YIELD | THROW | TRAP | UNWIND | NEXT | TRUE | FALSE | NULL
  ;
