/** The mini language: functions over 64-bit integers. */
grammar Mini;

program  : function+ EOF ;

function : 'func' name=ID '(' ( parameters+=ID ( ',' parameters+=ID )* )? ')'
           ( 'var' variables+=ID ';' )*
           statement*
           'return' result=expression ';'
           'end' 'func' ';' ;

statement
  : target=ID ':=' expression ';'                                                   # assign
  | 'if' expression 'then' yes+=statement* ( 'else' no+=statement* )? 'end' 'if' ';' # if
  | 'while' expression 'do' statement* 'end' 'while' ';'                            # while
  | 'print' expression ';'                                                          # print
  | expression ';'                                                                  # evaluate
  ;

/** At most one operator: parentheses say what comes first. */
expression
  : operator=( '!' | '-' ) term                                                     # unary
  | left=term ( operator=( '+' | '-' | '*' | '&' | '|' | '<' | '=' ) right=term )?  # binary
  ;

term
  : NUMBER                                                                          # number
  | ID                                                                              # variable
  | ID '(' ( expression ( ',' expression )* )? ')'                                  # call
  | '(' expression ')'                                                              # parentheses
  ;

ID      : [a-zA-Z_] [a-zA-Z_0-9]* ;
NUMBER  : [0-9]+ ;
COMMENT : '//' ~[\r\n]* -> skip ;
WS      : [ \t\r\n\f]+ -> skip ;
OTHER   : . ;
