package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// serveGRPC answers each health call with the given frame and status, over HTTP/2 without TLS.
func serveGRPC(t *testing.T, frame, status string) string {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/grpc")
		w.Header().Set("Trailer", "Grpc-Status, Grpc-Message")
		io.WriteString(w, frame)
		w.Header().Set("Grpc-Status", status)
		w.Header().Set("Grpc-Message", "a reason")
	}))
	server.Config.Protocols = new(http.Protocols)
	server.Config.Protocols.SetUnencryptedHTTP2(true)
	server.Start()
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

func TestGRPCHealth(t *testing.T) {
	tests := map[string]struct {
		frame, status, note string
	}{
		"serving":          {"\x00\x00\x00\x00\x02\x08\x01", "0", ""},
		"not serving":      {"\x00\x00\x00\x00\x02\x08\x02", "0", "health status is 2"},
		"unknown is empty": {"\x00\x00\x00\x00\x00", "0", "health status is 0"},
		"error status":     {"", "12", "gRPC status 12: a reason"},
		"no status":        {"\x00\x00\x00\x00\x02\x08\x01", "", "no gRPC status"},
		"short frame":      {"\x00\x00\x00\x00\x05\x08\x01", "0", "breaks off"},
		"no frame":         {"", "0", "breaks off"},
		"compressed":       {"\x01\x00\x00\x00\x02\x08\x01", "0", "compressed"},
		"another message":  {"\x00\x00\x00\x00\x02\x0a\x00", "0", "not a health message"},
		"message cut":      {"\x00\x00\x00\x00\x02\x08\x80", "0", "breaks off"},
	}
	for name, test := range tests {
		code, values := ask(t, "grpc", "--once", "--address", serveGRPC(t, test.frame, test.status))
		healthy := test.note == ""
		if (code == exitHealthy) != healthy || !strings.Contains(values["last_error"], test.note) {
			t.Errorf("%s: exit %d, %v", name, code, values)
		}
	}
}

func TestAnHTTP1ServerIsNoGRPCServer(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) })
	if code, values := ask(t, "grpc", "--once", "--address", strings.TrimPrefix(url, "http://")); code != exitUnhealthy {
		t.Errorf("exit %d, %v", code, values)
	}
}
