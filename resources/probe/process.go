package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

const keptErrorLines = 5

// pluginProcess is a started plugin. It dies with this process and takes its own children along.
type pluginProcess struct {
	command *exec.Cmd
	lines   chan string
	exited  chan struct{}
	errors  *lastLines
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
	stdout, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	process := &pluginProcess{command: command, lines: make(chan string, 1), exited: make(chan struct{}), errors: new(lastLines)}
	command.Stderr = process.errors
	if err := command.Start(); err != nil {
		return nil, explainStart(path, err)
	}
	go process.follow(stdout)
	return process, nil
}

// follow hands out the first line, then reads on so that the plugin never blocks on a full pipe.
func (p *pluginProcess) follow(stdout io.Reader) {
	reader := bufio.NewReader(io.LimitReader(stdout, longestMessage))
	if line, err := reader.ReadString('\n'); err == nil {
		p.lines <- line
	}
	close(p.lines)
	io.Copy(io.Discard, stdout)
	p.command.Wait()
	close(p.exited)
}

func (p *pluginProcess) firstLine(ctx context.Context) (string, error) {
	select {
	case line, ok := <-p.lines:
		if ok {
			return line, nil
		}
		p.kill()
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
