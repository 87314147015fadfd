#include "textflag.h"

TEXT ·Marker(SB), NOSPLIT, $0-4
	MOVW $86, R0
	MOVW R0, ret+0(FP)
	RET
