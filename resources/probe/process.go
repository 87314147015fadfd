package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	keptErrorLines = 5
	// pipeGrace is how long output is waited for once the plugin itself has ended: a child of it may hold the pipe.
	pipeGrace = 500 * time.Millisecond
)

// pluginProcess is a started plugin. It dies with this process and takes its own children along.
type pluginProcess struct {
	command *exec.Cmd
	output  firstLine
	errors  lastLines
	exited  chan struct{}
}

// startPlugin runs path with nothing in its environment but extra and a plain PATH: what a plugin needs must not
// come from the session of whoever probes it.
func startPlugin(path string, extra []string) (*pluginProcess, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	command := exec.Command(absolute)
	command.Env = append([]string{"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C"}, extra...)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	command.WaitDelay = pipeGrace
	process := &pluginProcess{command: command, output: firstLine{ready: make(chan string, 1)}, exited: make(chan struct{})}
	command.Stdout, command.Stderr = &process.output, &process.errors
	if err := command.Start(); err != nil {
		return nil, explainStart(path, err)
	}
	go func() {
		command.Wait()
		close(process.exited)
	}()
	return process, nil
}

func (p *pluginProcess) handshakeLine(ctx context.Context) (string, error) {
	select {
	case line := <-p.output.ready:
		return line, nil
	case <-p.exited:
		return "", fmt.Errorf("ended before its handshake with %s: %s", p.command.ProcessState, p.errors.join())
	case <-ctx.Done():
		return "", fmt.Errorf("printed no handshake in time; its standard error: %s", p.errors.join())
	}
}

// kill ends the plugin and its children and waits until it is gone. Safe to call again.
func (p *pluginProcess) kill() {
	syscall.Kill(-p.command.Process.Pid, syscall.SIGKILL)
	<-p.exited
}

func explainStart(path string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOEXEC):
		return fmt.Errorf("%s is not a program for this processor", path)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("%s may not be executed here: its mode, or a file system mounted noexec", path)
	case errors.Is(err, syscall.ENOENT) && exists(path):
		return fmt.Errorf("%s needs a program loader (libc) that this host does not have", path)
	default:
		return err
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// firstLine hands out the first line written to it and swallows the rest, so that the plugin never blocks on a full pipe.
type firstLine struct {
	text  []byte
	ready chan string
	done  bool
}

func (f *firstLine) Write(data []byte) (int, error) {
	if f.done {
		return len(data), nil
	}
	f.text = append(f.text, data...)
	line, _, whole := bytes.Cut(f.text, []byte("\n"))
	if whole || len(f.text) > longestMessage {
		f.done, f.text = true, nil
		f.ready <- string(line)
	}
	return len(data), nil
}

// lastLines keeps the newest lines of a stream.
type lastLines struct {
	mutex sync.Mutex
	text  string
}

func (l *lastLines) Write(data []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	lines := strings.SplitAfter(l.text+string(data), "\n")
	if len(lines) > keptErrorLines+1 {
		lines = lines[len(lines)-keptErrorLines-1:]
	}
	l.text = strings.Join(lines, "")
	return len(data), nil
}

func (l *lastLines) join() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return strings.Join(strings.Split(strings.TrimSpace(l.text), "\n"), " / ")
}
