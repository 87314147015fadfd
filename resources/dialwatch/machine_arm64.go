package main

const (
	auditArch      = 0xc00000b7
	numberSeccomp  = 277
	numberSendmmsg = 269
)
