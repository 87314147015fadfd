package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func build(t *testing.T, cgo string, args ...string) {
	t.Helper()
	command := exec.Command("go", append([]string{"build", "-trimpath"}, args...)...)
	command.Env = append(os.Environ(), "CGO_ENABLED="+cgo)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}

func buildPlugin(t *testing.T) (dir, plugin string) {
	t.Helper()
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("native plugins need a C compiler, and gcc is not here")
	}
	dir = t.TempDir()
	plugin = filepath.Join(dir, "plugins", "filter.so")
	build(t, "1", "-buildmode=plugin", "-o", plugin, "example.com/tidegauge/plugins/filter")
	return dir, plugin
}

func TestLoadsItsPluginAndRunsIt(t *testing.T) {
	dir, _ := buildPlugin(t)
	program := filepath.Join(dir, "bin", "tidegauge-native")
	build(t, "1", "-o", program, "example.com/tidegauge/cmd/tidegauge-native")
	output, err := exec.Command(program).CombinedOutput()
	if want := "filtered [2.1 2.2 2.4 2.5 2.5]"; err != nil || !strings.Contains(string(output), want) {
		t.Fatalf("%v\n%s", err, output)
	}
}

func TestSaysWhyItCannotLoad(t *testing.T) {
	dir, plugin := buildPlugin(t)
	static := filepath.Join(dir, "bin", "static")
	build(t, "0", "-o", static, "example.com/tidegauge/cmd/tidegauge-native")
	output, err := exec.Command(static, "--plugin", plugin).CombinedOutput()
	if err == nil || !strings.Contains(string(output), "cannot load "+plugin+": plugin: not implemented") {
		t.Fatalf("%v\n%s", err, output)
	}
}
