package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// ask runs a command and returns its exit code and its key=value lines.
func ask(t *testing.T, args ...string) (int, map[string]string) {
	t.Helper()
	var out, errOut strings.Builder
	code := command(args, &out, &errOut)
	values := map[string]string{}
	for line := range strings.Lines(out.String()) {
		key, value, found := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if !found {
			t.Fatalf("line without key: %q", line)
		}
		values[key] = value
	}
	return code, values
}

func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

func TestHTTPHealthyIs2xxWithAWholeBody(t *testing.T) {
	tests := map[string]struct {
		handler http.HandlerFunc
		code    int
		note    string
	}{
		"200": {func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) }, exitHealthy, ""},
		"204": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) }, exitHealthy, ""},
		"500": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, exitUnhealthy, "answered 500"},
		"redirect to a healthy page": {func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/login" {
				http.Redirect(w, r, "/login", http.StatusFound)
			}
		}, exitUnhealthy, "redirect to /login"},
		"broken body": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			w.Write([]byte("half"))
		}, exitUnhealthy, "body broke off"},
	}
	for name, test := range tests {
		code, values := ask(t, "http", "--once", "--address", serve(t, test.handler))
		if code != test.code || !strings.Contains(values["last_error"], test.note) || (test.note == "") != (values["last_error"] == "") {
			t.Errorf("%s: exit %d, %v", name, code, values)
		}
	}
}

func TestATimeoutIsAFailureAndALatency(t *testing.T) {
	url := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	code, values := ask(t, "http", "--once", "--timeout-ms", "150", "--address", url)
	if code != exitUnhealthy || values["failed"] != "1" || values["p95_ms"] != "150" || values["last_error"] != "no answer within 150 ms" {
		t.Errorf("exit %d, %v", code, values)
	}
}

func TestAStallIsSeenByEveryProbeThatFallsIntoIt(t *testing.T) {
	begun := time.Now()
	url := serve(t, func(http.ResponseWriter, *http.Request) {
		if since := time.Since(begun); since > 200*time.Millisecond && since < 600*time.Millisecond {
			time.Sleep(600*time.Millisecond - since)
		}
	})
	code, values := ask(t, "http", "--seconds", "1", "--interval-ms", "50", "--max-latency-ms", "150", "--address", url)
	p95, err := strconv.Atoi(values["p95_ms"])
	if code != exitUnhealthy || values["probes"] != "20" || values["failed"] != "0" || err != nil || p95 < 200 {
		t.Errorf("exit %d, %v", code, values)
	}
}

func TestErrorRateOverTime(t *testing.T) {
	var asked atomic.Int64
	url := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1)%10 == 0 {
			w.WriteHeader(503)
		}
	})
	common := []string{"http", "--seconds", "1", "--interval-ms", "50", "--address", url, "--max-error-permille"}
	if code, values := ask(t, append(common, "100")...); code != exitHealthy || values["error_permille"] != "100" {
		t.Errorf("exit %d, %v", code, values)
	}
	if code, values := ask(t, append(common, "99")...); code != exitUnhealthy {
		t.Errorf("exit %d, %v", code, values)
	}
}

func TestTCPAndUnixSockets(t *testing.T) {
	for network, address := range map[string]string{"tcp": "127.0.0.1:0", "unix": filepath.Join(t.TempDir(), "s")} {
		listener, err := net.Listen(network, address)
		if err != nil {
			t.Fatal(err)
		}
		where := listener.Addr().String()
		if network == "unix" {
			where = "unix:" + where
		}
		if code, values := ask(t, "tcp", "--once", "--address", where); code != exitHealthy {
			t.Errorf("%s: exit %d, %v", network, code, values)
		}
		listener.Close()
		if code, values := ask(t, "tcp", "--once", "--address", where); code != exitUnhealthy || values["last_error"] == "" {
			t.Errorf("%s, closed: exit %d, %v", network, code, values)
		}
	}
}

func TestAnAnswerAfterTheTimeoutIsNone(t *testing.T) {
	deaf := func(context.Context) error { time.Sleep(30 * time.Millisecond); return nil }
	if got := runProbe(context.Background(), deaf, 10*time.Millisecond); got.err == nil || got.latency != 10*time.Millisecond {
		t.Errorf("%+v", got)
	}
}

func TestUsage(t *testing.T) {
	for _, line := range []string{
		"", "ping", "http", "http --address localhost", "http --address http://", "tcp --address nowhere", "tcp --address unix:relative",
		"http --address http://127.0.0.1:1 --seconds 0", "http --address http://127.0.0.1:1 --max-error-permille 1001",
		"http --address http://127.0.0.1:1 extra", "http --unknown", "plugin --path /bin/true", "facts more",
	} {
		if code, values := ask(t, strings.Fields(line)...); code != exitUsage || len(values) > 0 {
			t.Errorf("%q: exit %d, %v", line, code, values)
		}
	}
}
