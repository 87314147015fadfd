package main

const (
	auditArch      = 0xc000003e
	numberSeccomp  = 317
	numberSendmmsg = 307
)
