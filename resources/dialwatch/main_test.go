package main

import (
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// dial is what a watched program does: the test's own program, told by its environment.
func dial() {
	for _, address := range []string{"tcp 192.0.2.7:443", "udp [2001:db8::1]:53", "tcp 127.0.0.1:1", "udp 127.0.0.1:53"} {
		network, to, _ := strings.Cut(address, " ")
		conn, err := net.Dial(network, to)
		if err == nil {
			conn.Close()
		}
	}
	if conn, err := net.ListenUDP("udp4", nil); err == nil {
		conn.WriteToUDPAddrPort([]byte("x"), netip.MustParseAddrPort("192.0.2.8:99"))
		conn.WriteMsgUDPAddrPort([]byte("x"), nil, netip.MustParseAddrPort("192.0.2.9:99"))
	}
}

func TestMain(m *testing.M) {
	switch {
	case len(os.Args) > 1 && os.Args[1] == childMark:
		main()
	case os.Getenv("DIALWATCH_TEST") == "dial":
		dial()
		os.Exit(7)
	}
	os.Exit(m.Run())
}

// watched runs a command under the watch and returns its exit code and the log.
func watched(t *testing.T, command ...string) (int, string) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	code, err := watch(log, command)
	if err != nil {
		t.Skip("this kernel does not let a program be watched: ", err)
	}
	content, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return code, string(content)
}

func TestEveryAddressBeyondThisMachineIsNamed(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// A network of its own, which leads nowhere.
	apart := []string{"unshare", "--map-root-user", "--net"}
	if err := exec.Command(apart[0], append(apart[1:], "true")...).Run(); err != nil {
		t.Skip("this machine allows no network of one's own: ", err)
	}
	t.Setenv("DIALWATCH_TEST", "dial")
	// Started by a shell: what a program starts is watched with it.
	code, log := watched(t, append(apart, "sh", "-c", self+"; exit $?")...)
	want := ""
	for _, address := range []string{"192.0.2.7:443", "[2001:db8::1]:53", "127.0.0.1:53", "192.0.2.8:99", "192.0.2.9:99"} {
		want += self + "\t" + address + "\n"
	}
	if code != 7 || log != want {
		t.Fatalf("exit %d, log:\n%s\nwanted:\n%s", code, log, want)
	}
}

func TestTheEndOfTheProgramIsPassedOn(t *testing.T) {
	if code, log := watched(t, "sh", "-c", "exit 3"); code != 3 || log != "" {
		t.Fatalf("exit %d, log %q", code, log)
	}
	if code, _ := watched(t, "sh", "-c", "kill -TERM $$"); code != 128+int(syscall.SIGTERM) {
		t.Fatalf("exit %d", code)
	}
}

func TestAProgramThatIsNotThereIsAnError(t *testing.T) {
	if code, err := watch(filepath.Join(t.TempDir(), "log"), []string{"no-such-program"}); err == nil && code != exitCannotWatch {
		t.Fatalf("exit %d", code)
	}
}

func TestWhatIsNoAddressNamesNothing(t *testing.T) {
	for _, raw := range [][]byte{nil, {1}, {1, 0, '/', 't', 'm', 'p', 0, 0}, {10, 0, 0, 1, 0, 0, 0, 0}} {
		if address, isOutside := parseAddress(raw); isOutside {
			t.Errorf("%v: %v", fmt.Sprint(raw), address)
		}
	}
}
