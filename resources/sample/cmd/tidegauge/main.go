// Command tidegauge serves the predicted tide over HTTP, and what its plugins make of it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"example.com/tidegauge/internal/loader"
	"example.com/tidegauge/internal/server"
	"github.com/hashicorp/go-hclog"
)

// version is set when the program is linked: -ldflags "-X main.version=1.0.0".
var version = "dev"

// drainTimeout and the two seconds that a plugin is given stay together below five.
const drainTimeout = 2 * time.Second

type options struct {
	listen, plugins              string
	drillLatency, drillExitAfter time.Duration
	drillMute                    bool
}

func main() {
	var o options
	flag.StringVar(&o.listen, "listen", "127.0.0.1:8080", "address to serve on")
	flag.StringVar(&o.plugins, "plugins", "", "folder of plugin programs (default ../plugins beside the program's own folder)")
	flag.DurationVar(&o.drillLatency, "drill-latency", 0, "rehearsal: answer each request this late")
	flag.DurationVar(&o.drillExitAfter, "drill-exit-after", 0, "rehearsal: end with exit code 1 after this time")
	flag.BoolVar(&o.drillMute, "drill-mute", false, "rehearsal: accept requests and never answer")
	printVersion := flag.Bool("version", false, "print the version and end")
	flag.Parse()
	if *printVersion {
		fmt.Println(version)
		return
	}
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "tidegauge: unexpected argument %q\n", flag.Arg(0))
		os.Exit(2)
	}
	log := hclog.New(&hclog.LoggerOptions{Name: "tidegauge", Output: os.Stderr, JSONFormat: true, Level: hclog.Info})
	if err := run(o, log); err != nil {
		log.Error("ended", "error", err.Error())
		os.Exit(1)
	}
}

func run(o options, log hclog.Logger) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	extensions, err := loadPlugins(o.plugins, log)
	if err != nil {
		return err
	}
	defer extensions.Stop()
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		return err
	}
	log.Info("serving", "version", version, "address", listener.Addr().String(), "plugins", len(extensions.Plugins))
	return serve(ctx, listener, drilled(server.New(version, extensions.Plugins), o, log), o.drillExitAfter, log)
}

// loadPlugins allows the default folder to be missing, but not one that was asked for.
func loadPlugins(dir string, log hclog.Logger) (*loader.Set, error) {
	if dir != "" {
		return loader.Load(dir, log)
	}
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if program, err = filepath.EvalSymlinks(program); err != nil {
		return nil, err
	}
	dir = filepath.Join(filepath.Dir(program), "..", "plugins")
	extensions, err := loader.Load(dir, log)
	if errors.Is(err, os.ErrNotExist) {
		log.Info("no plugins", "folder", dir)
		return new(loader.Set), nil
	}
	return extensions, err
}

func drilled(handler http.Handler, o options, log hclog.Logger) http.Handler {
	if o.drillLatency > 0 {
		log.Warn("drill: answers are late on purpose", "latency", o.drillLatency.String())
		handler = server.Slow(handler, o.drillLatency)
	}
	if o.drillMute {
		log.Warn("drill: requests stay without answer on purpose")
		handler = server.Mute()
	}
	return handler
}

// serve runs until ctx ends (nil), the server fails, or the drill's time is up.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, exitAfter time.Duration, log hclog.Logger) error {
	httpServer := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- httpServer.Serve(listener) }()

	var drillEnd <-chan time.Time
	if exitAfter > 0 {
		log.Warn("drill: will end on purpose", "after", exitAfter.String())
		drillEnd = time.After(exitAfter)
	}
	select {
	case err := <-failed:
		return err
	case <-drillEnd:
		return errors.New("drill: ended on purpose")
	case <-ctx.Done():
	}
	log.Info("stopping")
	drain, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := httpServer.Shutdown(drain); err != nil {
		log.Warn("requests were still open", "error", err.Error())
	}
	return nil
}
