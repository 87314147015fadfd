// Command dialwatch runs a program and names every address beyond this machine that it, or what it starts, tries to reach.
//
//	dialwatch LOG PROGRAM [ARGUMENT...]
//
// LOG gets a line `PROGRAM<tab>ADDRESS:PORT` for each. It changes nothing: every call goes on as if nobody watched. A call on a loopback
// address counts only where it asks a name server, since that is how a name is looked up where no server is known.
// It ends with the program's exit code, or with 125 when this kernel does not let it watch.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
)

const (
	exitCannotWatch = 125
	// childMark tells the second stage, which installs the filter and becomes the program.
	childMark = "--watched"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: dialwatch LOG PROGRAM [ARGUMENT...]")
		os.Exit(64)
	}
	if os.Args[1] == childMark {
		fmt.Fprintln(os.Stderr, "dialwatch:", becomeWatched(os.Args[2:]))
		os.Exit(exitCannotWatch)
	}
	code, err := watch(os.Args[1], os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "dialwatch:", err)
		os.Exit(exitCannotWatch)
	}
	os.Exit(code)
}

// watch runs the program in a second stage of this one, which hands the filter's listener over before it becomes the program.
func watch(logPath string, command []string) (int, error) {
	log, err := os.OpenFile(logPath, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	told, tell, err := os.Pipe()
	if err != nil {
		return 0, err
	}
	waited, release, err := os.Pipe()
	if err != nil {
		return 0, err
	}
	child := exec.Command("/proc/self/exe", append([]string{childMark}, command...)...)
	child.Stdin, child.Stdout, child.Stderr = os.Stdin, os.Stdout, os.Stderr
	child.ExtraFiles = []*os.File{tell, waited}
	if err := child.Start(); err != nil {
		return 0, err
	}
	tell.Close()
	waited.Close()
	if listener, err := takeListener(child.Process.Pid, told); err == nil {
		go newWatcher(listener, log).serve()
	} else {
		child.Process.Kill()
		child.Wait()
		return 0, err
	}
	release.Close()
	err = child.Wait()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		return 0, err
	}
	if status := child.ProcessState.Sys().(syscall.WaitStatus); status.Signaled() {
		return 128 + int(status.Signal()), nil
	}
	return child.ProcessState.ExitCode(), nil
}

// becomeWatched installs the filter on this thread, waits until its listener was taken, and becomes the program. It returns an error only.
func becomeWatched(command []string) error {
	runtime.LockOSThread()
	path, err := exec.LookPath(command[0])
	if err != nil {
		return err
	}
	listener, err := installFilter()
	if err != nil {
		return err
	}
	tell, waited := os.NewFile(3, "tell"), os.NewFile(4, "waited")
	fmt.Fprintln(tell, listener)
	tell.Close()
	// It is closed when the listener was taken.
	waited.Read(make([]byte, 1))
	waited.Close()
	return syscall.Exec(path, command, os.Environ())
}

func takeListener(pid int, told *os.File) (int, error) {
	said := make([]byte, 16)
	n, err := told.Read(said)
	if err != nil {
		return 0, errors.New("this kernel does not let a program be watched")
	}
	number, err := strconv.Atoi(string(said[:n-1]))
	if err != nil {
		return 0, err
	}
	return copyDescriptor(pid, number)
}
