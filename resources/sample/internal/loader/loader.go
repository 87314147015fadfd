// Package loader finds plugin programs in a folder, runs them beside the service, and takes them down with it.
package loader

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"example.com/tidegauge/internal/extension"
	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
)

const startTimeout = 5 * time.Second

// Loaded is a plugin that went through its handshake.
type Loaded struct {
	extension.Extension
	Name   string
	client *plugin.Client
}

// Alive tells whether the plugin's process still runs.
func (l *Loaded) Alive() bool { return !l.client.Exited() }

// Pid of the plugin's process.
func (l *Loaded) Pid() string { return l.client.ID() }

// Set is all that was loaded from one folder.
type Set struct {
	Plugins []*Loaded
	// sockets is a folder of our own, so that a plugin that was killed leaves nothing behind.
	sockets string
}

// Load starts the plugin programs that plugins.json in dir lists, all at once, and returns those that answered, in its order.
// Without a list, every program in dir is tried. What is not a plugin, is not listed, or is not the file that was listed, is
// logged and left out; only an unreadable folder or list is an error.
func Load(dir string, log hclog.Logger) (*Set, error) {
	entries, unlisted, err := discover(dir)
	if err != nil {
		return nil, err
	}
	for _, name := range unlisted {
		log.Warn("skipped: not a plugin of this service", "file", filepath.Join(dir, name), "reason", "not in "+listName)
	}
	sockets, err := os.MkdirTemp("", "tidegauge")
	if err != nil {
		return nil, err
	}
	found := make([]*Loaded, len(entries))
	var starting sync.WaitGroup
	for i, entry := range entries {
		starting.Add(1)
		go func() {
			defer starting.Done()
			loaded, err := start(dir, entry, sockets, log)
			if err != nil {
				log.Warn("skipped: not a plugin of this service", "file", filepath.Join(dir, entry.File), "reason", err.Error())
				return
			}
			log.Info("plugin registered", "name", loaded.Name, "pid", loaded.Pid())
			found[i] = loaded
		}()
	}
	starting.Wait()
	return &Set{Plugins: slices.DeleteFunc(found, func(l *Loaded) bool { return l == nil }), sockets: sockets}, nil
}

func start(dir string, entry entry, sockets string, log hclog.Logger) (*Loaded, error) {
	path := filepath.Join(dir, entry.File)
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Mode()&0o111 == 0 || strings.HasPrefix(entry.File, ".") {
		return nil, fmt.Errorf("not an executable file (%s)", info.Mode())
	}
	if strings.HasSuffix(entry.File, ".so") {
		return nil, errors.New("a native plugin, which tidegauge-native loads")
	}
	if entry.Kind != "grpc" {
		return nil, fmt.Errorf("a plugin of kind %q, which this service does not load", entry.Kind)
	}
	secure, err := entry.secure()
	if err != nil {
		return nil, err
	}
	command := exec.Command(path)
	command.Env = []string{plugin.EnvUnixSocketDir + "=" + sockets}
	// Should the service be killed, nobody is left to stop its plugins: the kernel does.
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	client := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  extension.Handshake,
		Plugins:          extension.Plugins(nil),
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Cmd:              command,
		StartTimeout:     startTimeout,
		SecureConfig:     secure,
		Logger:           log.Named(entry.File),
	})
	implementation, err := dispense(client)
	if err != nil {
		client.Kill()
		return nil, err
	}
	return &Loaded{Extension: implementation, Name: entry.File, client: client}, nil
}

func dispense(client *plugin.Client) (extension.Extension, error) {
	protocol, err := client.Client()
	if err != nil {
		return nil, err
	}
	raw, err := protocol.Dispense(extension.Name)
	if err != nil {
		return nil, err
	}
	implementation, ok := raw.(extension.Extension)
	if !ok {
		return nil, fmt.Errorf("offers %T", raw)
	}
	return implementation, nil
}

// Stop asks all plugins to end and kills those that have not after two seconds.
func (s *Set) Stop() {
	var stopping sync.WaitGroup
	for _, one := range s.Plugins {
		stopping.Add(1)
		go func() {
			defer stopping.Done()
			one.client.Kill()
		}()
	}
	stopping.Wait()
	os.RemoveAll(s.sockets)
}
