package loader

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.com/tidegauge/internal/tide"
	"github.com/hashicorp/go-hclog"
)

// pluginFolder holds the real alarm plugin beside things that are none.
func pluginFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "alarm"), "example.com/tidegauge/plugins/alarm")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	for name, mode := range map[string]os.FileMode{"readme.txt": 0o644, "liar": 0o755, ".hidden": 0o755, "filter.so": 0o755} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\necho hello\n"), mode); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func load(t *testing.T) *Set {
	t.Helper()
	return loadLogged(t, hclog.NewNullLogger())
}

func loadLogged(t *testing.T, log hclog.Logger) *Set {
	t.Helper()
	plugins := pluginFolder(t)
	// Sockets go below the test's own folder, so that leftovers can be seen.
	// Its path is short, for a socket's may have 107 bytes at most.
	sockets, err := os.MkdirTemp("", "tg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(sockets) })
	t.Setenv("TMPDIR", sockets)
	set, err := Load(plugins, log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(set.Stop)
	return set
}

func TestOnlyRealPluginsAreRegistered(t *testing.T) {
	var logged strings.Builder
	set := loadLogged(t, hclog.New(&hclog.LoggerOptions{Output: &logged}))
	if len(set.Plugins) != 1 || set.Plugins[0].Name != "alarm" {
		t.Fatalf("registered: %v", set.Plugins)
	}
	for name, reason := range map[string]string{
		"readme.txt": "not an executable file", ".hidden": "not an executable file",
		"filter.so": "a native plugin", "liar": "Unrecognized remote plugin message: hello",
	} {
		if !regexp.MustCompile(`skipped.*/` + regexp.QuoteMeta(name) + `\s+reason=[\s|"]*` + reason).MatchString(logged.String()) {
			t.Errorf("%s: no reason in the log:\n%s", name, logged.String())
		}
	}
	for level, want := range map[tide.Level]string{4.2: "flood warning", 0.5: "shallow water", 2: "normal"} {
		verdict, err := set.Plugins[0].Judge(context.Background(), level)
		if err != nil || !strings.Contains(verdict, want) {
			t.Errorf("%v: %q %v", level, verdict, err)
		}
	}
}

func TestTheListDecidesWhatIsStarted(t *testing.T) {
	dir := pluginFolder(t)
	alarm, err := os.ReadFile(filepath.Join(dir, "alarm"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(alarm)
	// Two that are as good as the first: one that was changed after it was listed, and one that nobody listed.
	for _, name := range []string{"changed", "stranger"} {
		if err := os.WriteFile(filepath.Join(dir, name), append(alarm, 0), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	secure := `"secureConfig":{"hash":"sha256","checksum":"` + base64.StdEncoding.EncodeToString(sum[:]) + `"}`
	list := `{"schema":"voidferry.plugins/1","plugins":[{"file":"alarm","kind":"grpc",` + secure + `},{"file":"changed","kind":"grpc",` +
		secure + `},{"file":"gone","kind":"grpc",` + secure + `},{"file":"liar","kind":"http",` + secure + `}]}`
	if err := os.WriteFile(filepath.Join(dir, "plugins.json"), []byte(list), 0o644); err != nil {
		t.Fatal(err)
	}
	var logged strings.Builder
	set, err := Load(dir, hclog.New(&hclog.LoggerOptions{Output: &logged}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(set.Stop)
	if len(set.Plugins) != 1 || set.Plugins[0].Name != "alarm" {
		t.Fatalf("registered: %v", set.Plugins)
	}
	for name, reason := range map[string]string{
		"changed": "checksums did not match", "stranger": "not in plugins.json", "gone": "no such file", "liar": "a plugin of kind",
	} {
		if !regexp.MustCompile(`skipped.*/` + name + `\s+reason=.*` + reason).MatchString(logged.String()) {
			t.Errorf("%s: no reason in the log:\n%s", name, logged.String())
		}
	}
}

func TestAListThatCannotBeReadIsAnError(t *testing.T) {
	for _, text := range []string{"", "{}", `{"schema":"voidferry.plugins/2","plugins":[]}`} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "plugins.json"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(dir, hclog.NewNullLogger()); err == nil {
			t.Errorf("%q was taken for a list", text)
		}
	}
}

func TestAKilledPluginIsDownAndAnswersWithAnError(t *testing.T) {
	alarm := load(t).Plugins[0]
	pid := pidOf(t, alarm)
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	for start := time.Now(); alarm.Alive(); time.Sleep(10 * time.Millisecond) {
		if time.Since(start) > 5*time.Second {
			t.Fatal("still alive")
		}
	}
	if _, err := alarm.Judge(context.Background(), 1); err == nil {
		t.Fatal("a dead plugin answered")
	}
}

func TestStopLeavesNoProcessAndNoSocket(t *testing.T) {
	set := load(t)
	pid := pidOf(t, set.Plugins[0])
	set.Stop()
	if err := syscall.Kill(pid, 0); err != syscall.ESRCH {
		t.Fatalf("process %d: %v", pid, err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Fatalf("left: %v %v", left, err)
	}
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	if _, err := Load(filepath.Join(t.TempDir(), "none"), hclog.NewNullLogger()); !os.IsNotExist(err) {
		t.Fatal(err)
	}
}

func pidOf(t *testing.T, one *Loaded) int {
	t.Helper()
	pid, err := strconv.Atoi(one.Pid())
	if err != nil {
		t.Fatal(err)
	}
	return pid
}
