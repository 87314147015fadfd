package main

import "syscall"

// Offsets in struct seccomp_data (linux/seccomp.h). The arguments are 64-bit; the lower half comes first on the machines known here.
const (
	offsetNumber   = 0
	offsetArch     = 4
	offsetArgument = 16
	argumentBytes  = 8
)

// What a filter answers (linux/seccomp.h).
const (
	answerAllow  = 0x7fff0000
	answerNotify = 0x7fc00000
)

const (
	loadWord    = syscall.BPF_LD | syscall.BPF_W | syscall.BPF_ABS
	jumpIfEqual = syscall.BPF_JMP | syscall.BPF_JEQ | syscall.BPF_K
	answer      = syscall.BPF_RET | syscall.BPF_K
)

// filter lets the watcher see every call that can name the far end of a connection. A sendto without an address names none.
func filter() []syscall.SockFilter {
	sendtoAddress := uint32(offsetArgument + 4*argumentBytes)
	return []syscall.SockFilter{
		{Code: loadWord, K: offsetArch},
		{Code: jumpIfEqual, K: auditArch, Jf: 9},
		{Code: loadWord, K: offsetNumber},
		{Code: jumpIfEqual, K: syscall.SYS_CONNECT, Jt: 6},
		{Code: jumpIfEqual, K: syscall.SYS_SENDMSG, Jt: 5},
		{Code: jumpIfEqual, K: numberSendmmsg, Jt: 4},
		{Code: jumpIfEqual, K: syscall.SYS_SENDTO, Jf: 4},
		{Code: loadWord, K: sendtoAddress},
		{Code: jumpIfEqual, K: 0, Jf: 1},
		{Code: answer, K: answerAllow},
		{Code: answer, K: answerNotify},
		{Code: answer, K: answerAllow},
	}
}
