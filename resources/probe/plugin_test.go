package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// alarm builds the sample project's real go-plugin program.
func alarm(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "alarm")
	build := exec.Command("go", "build", "-o", path, "./plugins/alarm")
	build.Dir = "../sample"
	if output, err := build.CombinedOutput(); err != nil {
		t.Skipf("the sample project does not build here, so there is no real plugin to probe: %s", output)
	}
	return path
}

func script(t *testing.T, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plugin")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// temporaryFiles makes a folder for the probe's own files that must be empty in the end.
func temporaryFiles(t *testing.T) {
	t.Helper()
	dir, err := os.MkdirTemp("", "vf")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", dir)
	t.Cleanup(func() {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("left: %v %v", left, err)
		}
		os.RemoveAll(dir)
	})
}

func askPlugin(t *testing.T, path, cookie string) (int, map[string]string) {
	t.Helper()
	return ask(t, "plugin", "--path", path, "--cookie-key", "TIDE_PLUGIN", "--cookie-value", cookie, "--timeout-ms", "1500")
}

func TestARealPluginIsServingAndStopsWhenAsked(t *testing.T) {
	path := alarm(t)
	temporaryFiles(t)
	code, values := askPlugin(t, path, "high-water-at-noon")
	if code != exitHealthy || values["protocol"] != "grpc" || values["health"] != "serving" || values["stopped"] != "clean" {
		t.Errorf("exit %d, %v", code, values)
	}
}

func TestAWrongCookieIsSaidInThePluginsOwnWords(t *testing.T) {
	code, values := askPlugin(t, alarm(t), "wrong")
	if code != exitUnhealthy || !strings.Contains(values["last_error"], "exit status 1: This binary is a plugin") {
		t.Errorf("exit %d, %v", code, values)
	}
}

func TestWhatIsNoPlugin(t *testing.T) {
	temporaryFiles(t)
	unreadable := script(t, "exit 0")
	if err := os.Chmod(unreadable, 0o644); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(t.TempDir(), "foreign")
	if err := os.WriteFile(foreign, []byte("\x7fELF\x02\x01\x01 not for here"), 0o755); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct{ path, note string }{
		"prints before its handshake": {script(t, "echo debug; sleep 60"), `not a plugin handshake: "debug"`},
		"another core protocol":       {script(t, "echo '2|1|unix|/s|grpc'; sleep 60"), `core protocol "2"`},
		"another network":             {script(t, "echo '1|1|udp|127.0.0.1:1|grpc'; sleep 60"), `network "udp"`},
		"nobody behind the socket":    {script(t, "echo '1|1|unix|/nonexistent|grpc'; sleep 60"), "no such file"},
		"ends at once":                {script(t, "echo 'no config' >&2; exit 3"), "exit status 3: no config"},
		"says nothing":                {script(t, "echo waiting >&2; sleep 60"), "no handshake in time; its standard error: waiting"},
		"not executable":              {unreadable, "may not be executed here"},
		"another machine's program":   {foreign, "not a program for this processor"},
		"not there":                   {"/nonexistent/plugin", "no such file"},
	}
	for name, test := range tests {
		code, values := askPlugin(t, test.path, "high-water-at-noon")
		if code != exitUnhealthy || !strings.Contains(values["last_error"], test.note) || values["health"] != "" {
			t.Errorf("%s: exit %d, %v", name, code, values)
		}
	}
}

func TestNetRPCIsNotProvenAndNotFailed(t *testing.T) {
	code, values := askPlugin(t, script(t, "echo '1|4|unix|/s'; sleep 60"), "high-water-at-noon")
	if code != exitNotProven || values["protocol"] != "netrpc" || values["health"] != "unchecked" || values["app_version"] != "4" {
		t.Errorf("exit %d, %v", code, values)
	}
}

func TestAPluginsOwnChildrenAreTakenAlong(t *testing.T) {
	note := filepath.Join(t.TempDir(), "pid")
	begun := time.Now()
	askPlugin(t, script(t, "sleep 60 & echo $! > "+note+"; echo nonsense; wait"), "high-water-at-noon")
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	for pid := pidIn(t, note); syscall.Kill(pid, 0) != syscall.ESRCH; time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > 10*time.Second {
			t.Fatalf("process %d is still there", pid)
		}
	}
}

func TestAnEscapedChildThatHoldsTheOutputDoesNotHoldTheProbe(t *testing.T) {
	note := filepath.Join(t.TempDir(), "pid")
	begun := time.Now()
	askPlugin(t, script(t, "setsid sleep 60 & echo $! > "+note+"; sleep 0.3; echo nonsense; wait"), "high-water-at-noon")
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	syscall.Kill(pidIn(t, note), syscall.SIGKILL)
}

func pidIn(t *testing.T, file string) int {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

func TestThePluginSeesNothingOfTheCallersEnvironment(t *testing.T) {
	t.Setenv("SECRET_OF_THE_SESSION", "1")
	seen := filepath.Join(t.TempDir(), "env")
	askPlugin(t, script(t, "env > "+seen), "high-water-at-noon")
	text, err := os.ReadFile(seen)
	if err != nil || strings.Contains(string(text), "SECRET") || !strings.Contains(string(text), "TIDE_PLUGIN=high-water-at-noon") {
		t.Errorf("%v\n%s", err, text)
	}
}
