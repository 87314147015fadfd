package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// release is laid out as on a host: bin/tidegauge and plugins/alarm.
func release(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	build(t, "-ldflags=-X main.version=1.2.3", "-o", filepath.Join(dir, "bin", "tidegauge"), "example.com/tidegauge/cmd/tidegauge")
	build(t, "-o", filepath.Join(dir, "plugins", "alarm"), "example.com/tidegauge/plugins/alarm")
	return dir
}

func build(t *testing.T, args ...string) {
	t.Helper()
	if output, err := exec.Command("go", append([]string{"build"}, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}

type running struct {
	command *exec.Cmd
	url     string
	sockets string
}

// begin starts the service through a link, as a release's `current` is, on a port that the system chooses.
func begin(t *testing.T, dir string, flags ...string) running {
	t.Helper()
	link := filepath.Join(t.TempDir(), "current")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(filepath.Join(link, "bin", "tidegauge"), append([]string{"--listen", "127.0.0.1:0"}, flags...)...)
	sockets := socketFolder(t)
	command.Env = append(os.Environ(), "TMPDIR="+sockets)
	logs, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		command.Process.Kill()
		command.Wait()
	})
	lines := bufio.NewScanner(logs)
	for lines.Scan() {
		var entry struct {
			Message string `json:"@message"`
			Address string `json:"address"`
		}
		if err := json.Unmarshal(lines.Bytes(), &entry); err != nil {
			t.Fatalf("log line is not JSON: %s", lines.Text())
		}
		if entry.Message == "serving" {
			go io.Copy(io.Discard, logs)
			return running{command: command, url: "http://" + entry.Address, sockets: sockets}
		}
	}
	t.Fatal("never served")
	return running{}
}

// socketFolder has a short path: a socket's may have 107 bytes at most.
func socketFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "tg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func (r running) get(t *testing.T, path string, into any) {
	t.Helper()
	response, err := http.Get(r.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
}

func (r running) pluginPid(t *testing.T) int {
	t.Helper()
	var table []struct{ Path, Pid string }
	r.get(t, "/routes", &table)
	for _, route := range table {
		if route.Path == "/plugins/alarm" {
			pid, err := strconv.Atoi(route.Pid)
			if err != nil {
				t.Fatal(err)
			}
			return pid
		}
	}
	t.Fatalf("no alarm in %v", table)
	return 0
}

func waitGone(t *testing.T, pid int) {
	t.Helper()
	for start := time.Now(); !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH); time.Sleep(10 * time.Millisecond) {
		if time.Since(start) > 5*time.Second {
			t.Fatalf("process %d is still there", pid)
		}
	}
}

func TestServiceFindsItsPluginAndStopsCleanly(t *testing.T) {
	service := begin(t, release(t))
	var version map[string]string
	if service.get(t, "/version", &version); version["version"] != "1.2.3" {
		t.Errorf("version %v", version)
	}
	var verdict map[string]any
	if service.get(t, "/plugins/alarm?level=4.2", &verdict); verdict["verdict"] != "flood warning: 4.20 m is above 4.00 m" {
		t.Errorf("verdict %v", verdict)
	}
	plugin := service.pluginPid(t)
	asked := time.Now()
	service.command.Process.Signal(syscall.SIGTERM)
	if err := service.command.Wait(); err != nil {
		t.Error(err)
	}
	if took := time.Since(asked); took > 5*time.Second {
		t.Errorf("took %v to stop", took)
	}
	waitGone(t, plugin)
	if left, err := os.ReadDir(service.sockets); err != nil || len(left) > 0 {
		t.Errorf("left: %v %v", left, err)
	}
}

func TestServiceOutlivesItsPlugin(t *testing.T) {
	service := begin(t, release(t))
	plugin := service.pluginPid(t)
	syscall.Kill(plugin, syscall.SIGKILL)
	waitGone(t, plugin)
	response, err := http.Get(service.url + "/plugins/alarm")
	if err != nil || response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("%v %v", response, err)
	}
	if response, err := http.Get(service.url + "/healthz"); err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("%v %v", response, err)
	}
}

func TestAKilledServiceLeavesNoPluginBehind(t *testing.T) {
	service := begin(t, release(t))
	plugin := service.pluginPid(t)
	service.command.Process.Kill()
	service.command.Wait()
	waitGone(t, plugin)
}

func TestDrills(t *testing.T) {
	dir := release(t)
	t.Run("late", func(t *testing.T) {
		service := begin(t, dir, "--drill-latency", "300ms")
		asked := time.Now()
		if response, err := http.Get(service.url + "/healthz"); err != nil || response.StatusCode != http.StatusOK || time.Since(asked) < 300*time.Millisecond {
			t.Errorf("%v %v after %v", response, err, time.Since(asked))
		}
	})
	t.Run("exit", func(t *testing.T) {
		service := begin(t, dir, "--drill-exit-after", "100ms")
		var failed *exec.ExitError
		if err := service.command.Wait(); !errors.As(err, &failed) || failed.ExitCode() != 1 {
			t.Errorf("ended with %v", err)
		}
	})
	t.Run("mute, and TERM in the middle of a request", func(t *testing.T) {
		service := begin(t, dir, "--drill-mute")
		impatient := http.Client{Timeout: 300 * time.Millisecond}
		if response, err := impatient.Get(service.url + "/healthz"); err == nil {
			t.Errorf("answered %s", response.Status)
		}
		ended := make(chan error, 1)
		go func() {
			_, err := http.Get(service.url + "/healthz")
			ended <- err
		}()
		time.Sleep(100 * time.Millisecond)
		asked := time.Now()
		service.command.Process.Signal(syscall.SIGTERM)
		service.command.Wait()
		if took := time.Since(asked); took > 5*time.Second {
			t.Errorf("took %v to stop", took)
		}
		if err := <-ended; err == nil {
			t.Error("the open request got an answer")
		}
	})
}

func TestAPluginFolderThatWasAskedForMustExist(t *testing.T) {
	err := exec.Command(filepath.Join(release(t), "bin", "tidegauge"), "--listen", "127.0.0.1:0", "--plugins", "/nonexistent").Run()
	var failed *exec.ExitError
	if !errors.As(err, &failed) || failed.ExitCode() != 1 {
		t.Errorf("ended with %v", err)
	}
}
