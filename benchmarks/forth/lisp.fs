\ Lisp, by the interpreter among the examples: recursion, lists, closures and its garbage collector.
include ./../../examples/forth/programs/lisp.fs
: form ( a u -- v ) over + text-end ! text ! read keep ; \ kept for ever
lisp (define (upto a b) (if (< a b) (cons a (upto (+ a 1) b)) '()))
s" (+ (fib 10) (fold + 0 (map (adder 3) (sort '(31 4 15 92 65 35 89 79 32 38)))) (hanoi 5 1 2 3))" form constant work-form
: benchmark ( -- n ) work-form nil eval value-of ;
