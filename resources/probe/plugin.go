package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// graceAfterShutdown is what go-plugin's own client allows before it kills.
const graceAfterShutdown = 2 * time.Second

// handshake is the line a plugin prints: CORE|APP|network|address|protocol|….
type handshake struct {
	app, network, address, protocol string
}

func pluginCommand(args []string, out io.Writer) (int, error) {
	flags := newFlags("plugin")
	path := flags.String("path", "", "")
	key := flags.String("cookie-key", "", "")
	value := flags.String("cookie-value", "", "")
	timeoutMs := flags.Int("timeout-ms", 10000, "")
	if err := parse(flags, args); err != nil {
		return exitUsage, err
	}
	if *path == "" || *key == "" || *value == "" || *timeoutMs < 1 {
		return exitUsage, errors.New("--path, --cookie-key and --cookie-value are needed, --timeout-ms is at least 1")
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(*timeoutMs)*time.Millisecond)
	defer cancel()
	code, err := probePlugin(ctx, *path, *key+"="+*value, out)
	lastError := ""
	if err != nil {
		lastError = oneLine(err.Error())
	}
	fmt.Fprintf(out, "last_error=%s\n", lastError)
	return code, nil
}

// probePlugin walks a plugin through its life: start, handshake, health, shutdown. It leaves no process and no socket.
func probePlugin(ctx context.Context, path, cookie string, out io.Writer) (int, error) {
	sockets, err := os.MkdirTemp("", "vfprobe")
	if err != nil {
		return exitUnhealthy, err
	}
	defer os.RemoveAll(sockets)
	process, err := startPlugin(path, []string{cookie, "PLUGIN_UNIX_SOCKET_DIR=" + sockets})
	if err != nil {
		return exitUnhealthy, err
	}
	defer process.kill()

	started := time.Now()
	line, err := process.handshakeLine(ctx)
	if err != nil {
		return exitUnhealthy, err
	}
	shake, err := parseHandshake(line)
	if err != nil {
		return exitUnhealthy, err
	}
	fmt.Fprintf(out, "protocol=%s\napp_version=%s\nhandshake_ms=%d\n", shake.protocol, shake.app, wholeMs(time.Since(started)))
	if shake.protocol != "grpc" {
		fmt.Fprintln(out, "health=unchecked")
		return exitNotProven, fmt.Errorf("a plugin over %s cannot be asked for its health", shake.protocol)
	}

	dial, err := dialerOf(shake.dialAddress())
	if err != nil {
		return exitUnhealthy, err
	}
	conn := newGRPCConn(dial)
	defer conn.CloseIdleConnections()
	if err := askHealth(ctx, conn, "plugin"); err != nil {
		return exitUnhealthy, err
	}
	fmt.Fprintf(out, "health=serving\nstopped=%s\n", stopPlugin(ctx, conn, process))
	return exitHealthy, nil
}

// stopPlugin reports whether the plugin ended itself when asked. One that does not is killed, as go-plugin's client does.
func stopPlugin(ctx context.Context, conn *http.Transport, process *pluginProcess) string {
	ctx, cancel := context.WithTimeout(ctx, graceAfterShutdown)
	defer cancel()
	// The plugin stops its server before the answer is out, so that an error of this call says nothing.
	call(ctx, conn, "/plugin.GRPCController/Shutdown", nil)
	select {
	case <-process.exited:
		return "clean"
	case <-ctx.Done():
		return "killed"
	}
}

func parseHandshake(line string) (handshake, error) {
	fields := strings.Split(line, "|")
	if len(fields) < 4 {
		return handshake{}, fmt.Errorf("first line of output is not a plugin handshake: %q", line)
	}
	if fields[0] != "1" {
		return handshake{}, fmt.Errorf("handshake speaks core protocol %q, known is 1", fields[0])
	}
	shake := handshake{app: fields[1], network: fields[2], address: fields[3], protocol: "netrpc"}
	if len(fields) > 4 {
		shake.protocol = fields[4]
	}
	if shake.network != "unix" && shake.network != "tcp" {
		return handshake{}, fmt.Errorf("handshake names network %q", shake.network)
	}
	return shake, nil
}

func (h handshake) dialAddress() string {
	if h.network == "unix" {
		return "unix:" + h.address
	}
	return h.address
}
