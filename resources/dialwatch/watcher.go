package main

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"os"
	"syscall"
)

const (
	nameServerPort = 53
	// addressBytes holds any socket address that is looked at.
	addressBytes = 128
)

type watcher struct {
	listener int
	log      *os.File
	seen     map[string]bool
}

func newWatcher(listener int, log *os.File) *watcher {
	return &watcher{listener: listener, log: log, seen: map[string]bool{}}
}

// serve answers until nothing is watched any more.
func (w *watcher) serve() {
	for {
		call, err := receive(w.listener)
		switch err {
		case nil:
			w.note(call)
			letGoOn(w.listener, call.id)
		case syscall.EINTR, syscall.ENOENT:
			// ENOENT: whoever called was killed meanwhile.
		default:
			return
		}
	}
}

func (w *watcher) note(call notification) {
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", call.pid))
	if err != nil {
		return
	}
	defer memory.Close()
	pointer := addressPointer(call, memory)
	if pointer == 0 {
		return
	}
	raw := make([]byte, addressBytes)
	n, _ := memory.ReadAt(raw, int64(pointer))
	address, isOutside := parseAddress(raw[:n])
	if !isOutside {
		return
	}
	program, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", call.pid))
	if err != nil {
		program = "?"
	}
	line := program + "\t" + address.String() + "\n"
	if !w.seen[line] {
		w.seen[line] = true
		w.log.WriteString(line)
	}
}

// addressPointer is where the caller keeps the address; 0 when it gives none.
func addressPointer(call notification, memory *os.File) uint64 {
	switch call.number {
	case syscall.SYS_CONNECT:
		return call.args[1]
	case syscall.SYS_SENDTO:
		return call.args[4]
	default:
		// struct msghdr and struct mmsghdr begin with the pointer to the address.
		var name [8]byte
		if _, err := memory.ReadAt(name[:], int64(call.args[1])); err != nil {
			return 0
		}
		return binary.NativeEndian.Uint64(name[:])
	}
}

// parseAddress reads a struct sockaddr, and tells whether it leads out of the machine.
func parseAddress(raw []byte) (netip.AddrPort, bool) {
	if len(raw) < 8 {
		return netip.AddrPort{}, false
	}
	port := binary.BigEndian.Uint16(raw[2:4])
	var address netip.Addr
	switch binary.NativeEndian.Uint16(raw[:2]) {
	case syscall.AF_INET:
		address = netip.AddrFrom4([4]byte(raw[4:8]))
	case syscall.AF_INET6:
		if len(raw) < 24 {
			return netip.AddrPort{}, false
		}
		address = netip.AddrFrom16([16]byte(raw[8:24])).Unmap()
	default:
		return netip.AddrPort{}, false
	}
	// An address that is not specified is this machine.
	isLocal := address.IsLoopback() || address.IsUnspecified()
	return netip.AddrPortFrom(address, port), !isLocal || port == nameServerPort
}
