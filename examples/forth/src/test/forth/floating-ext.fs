\ The words of FLOATING EXT.

decimal

: near ( F: r1 r2 -- ) ( -- flag )  1e-14 f~ ;   \ apart from the last digits

\ F** FABS FSQRT FTRUNC
T{ 2e 10e f** -> 1024e }T
T{ 2e -1e f** 9e 0.5e f** 5e 0e f** -> 0.5e 3e 1e }T
T{ -1.5e fabs 1.5e fabs -0e fabs -> 1.5e 1.5e 0e }T
T{ 16e fsqrt 2e fsqrt -> 4e 1.4142135623730951e }T
T{ -1e fsqrt fdup f= -> false }T
T{ 1.9e ftrunc -1.9e ftrunc 3e ftrunc -> 1e -1e 3e }T
T{ -0.5e ftrunc -> -0e }T

\ FEXP FEXPM1 FLN FLNP1 FLOG FALOG
T{ 0e fexp 0e fexpm1 1e fln 0e flnp1 1e flog 0e falog -> 1e 0e 0e 0e 0e 1e }T
T{ 1e fexp 2.718281828459045e near -> true }T
T{ 1e-10 fexpm1 1.00000000005e-10 near -> true }T
T{ 10e fln 2.302585092994046e near -> true }T
T{ 1e-10 flnp1 9.9999999995e-11 near -> true }T
T{ 1000e flog 3e near 3e falog 1000e near -> true true }T

\ FSIN FCOS FTAN FSINCOS FASIN FACOS FATAN FATAN2
T{ 0e fsin 0e fcos 0e ftan -> 0e 1e 0e }T
T{ 0.5e fsin 0.479425538604203e near -> true }T
T{ 0.5e fcos 0.8775825618903728e near -> true }T
T{ 0.5e ftan 0.5463024898437905e near -> true }T
T{ 0.5e fsincos 0.8775825618903728e near 0.479425538604203e near -> true true }T
T{ 1e fasin 1.5707963267948966e near 1e facos -> true 0e }T
T{ 0.5e fasin fsin 0.5e near 0.5e facos fcos 0.5e near -> true true }T
T{ 1e fatan 0.7853981633974483e near -> true }T
T{ 1e 1e fatan2 0.7853981633974483e near -> true }T
T{ 1e -1e fatan2 2.356194490192345e near -> true }T
T{ -1e -1e fatan2 -2.356194490192345e near -> true }T
T{ 0e 1e fatan2 -0e 1e fatan2 -> 0e -0e }T

\ FSINH FCOSH FTANH FASINH FACOSH FATANH
T{ 0e fsinh 0e fcosh 0e ftanh 0e fasinh 1e facosh 0e fatanh -> 0e 1e 0e 0e 0e 0e }T
T{ 1e fsinh 1.1752011936438014e near -> true }T
T{ 1e fcosh 1.543080634815244e near -> true }T
T{ 1e ftanh 0.7615941559557649e near -> true }T
T{ 1.1752011936438014e fasinh 1e near -2e fasinh -1.4436354751788103e near -> true true }T
T{ 1.543080634815244e facosh 1e near -> true }T
T{ 1e200 fasinh 461.2101657793691e near -1e200 fasinh -461.2101657793691e near -> true true }T
T{ 1e200 facosh 461.2101657793691e near -> true }T
T{ 0.5e fatanh 0.5493061443340549e near -0.5e fatanh -0.5493061443340549e near -> true true }T

\ F~ S>F F>S FVALUE
T{ 1e 1e 0e f~ 0e -0e 0e f~ -> true false }T
T{ 1e 2e 3e f~ 1e 2e -0.5e f~ -> true true }T
T{ -7 s>f min-int s>f -> -7e -9223372036854775808e }T
T{ -7.9e f>s 7.9e f>s -> -7 7 }T
T{ 1.5e fvalue fval fval -> 1.5e }T
T{ 2.5e to fval fval -> 2.5e }T
: set-fval to fval ;
T{ -1e set-fval fval -> -1e }T

\ In memory as 64 bits: DF! DF@ DFALIGN DFALIGNED DFLOAT+ DFLOATS; as 32 bits: SF! SF@ SFALIGN SFALIGNED SFLOAT+ SFLOATS
create room 32 allot
T{ 0.1e room df! room df@ room @ -> 0.1e 4591870180066957722 }T
T{ 0.1e room sf! room sf@ -> 0.10000000149011612e }T
T{ room 4 + c@ 1.5e room sf! room 4 + c@ = -> true }T
T{ 1e300 room sf! room sf@ fdup 2e f/ f= -> true }T
T{ here 1+ dfaligned 7 and here 1+ sfaligned 3 and -> 0 0 }T
T{ 8 dfaligned 9 dfaligned 4 sfaligned 5 sfaligned -> 8 16 4 8 }T
T{ here 1 allot dfalign here 7 and swap drop -> 0 }T
T{ here 1 allot sfalign here 3 and swap drop -> 0 }T
T{ 100 dfloat+ 100 sfloat+ 3 dfloats 3 sfloats -> 108 104 24 12 }T

\ FFIELD: DFFIELD: SFFIELD:
T{ 1 ffield: float1 dffield: float2 sffield: float3 constant floats-size -> }T
T{ 0 float1 0 float2 0 float3 floats-size -> 8 16 24 28 }T

\ PRECISION SET-PRECISION: how many digits F. FS. FE. print; these are in output.fs.
T{ precision 5 set-precision precision swap set-precision -> 5 }T

s" floating-ext" report
