// Command voidferry-probe asks a service whether it is healthy, on hosts that have no curl.
// Results are key=value lines on standard output; docs/host-protocol.md holds the contract.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

const (
	exitHealthy   = 0
	exitUnhealthy = 1
	exitUsage     = 64
	exitNotProven = 76
)

const usage = `usage: voidferry-probe http   --address URL        [limits]
       voidferry-probe tcp    --address HOST:PORT  [limits]
       voidferry-probe grpc   --address HOST:PORT  [limits]
       voidferry-probe plugin --path FILE --cookie-key K --cookie-value V [--timeout-ms 10000]
       voidferry-probe facts

HOST:PORT may also be unix:/path/to/socket.
limits: --seconds 10 --interval-ms 250 --timeout-ms 2000 --max-latency-ms L --max-error-permille 0 --once

http:  healthy when GET answers 2xx with a whole body; redirects are not followed, so a 3xx is a failure.
grpc:  healthy when grpc.health.v1.Health/Check answers SERVING.
A probe that times out is failed and counts with its timeout as latency; one that fails at once has no latency.
Exit 0: p95 and error rate within the limits, and at least one probe succeeded. 1: not. 64: usage.
plugin: 0: handshake and health proven. 1: not. 76: net/rpc plugin, handshake proven, health cannot be asked.
`

func main() {
	os.Exit(command(os.Args[1:], os.Stdout, os.Stderr))
}

func command(args []string, out, errOut io.Writer) int {
	code, err := dispatch(args, out, errOut)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(errOut, "voidferry-probe:", err)
	}
	if code == exitUsage {
		fmt.Fprint(errOut, usage)
	}
	return code
}

func dispatch(args []string, out, errOut io.Writer) (int, error) {
	if len(args) == 0 {
		return exitUsage, errors.New("no command given")
	}
	switch name, rest := args[0], args[1:]; name {
	case "http":
		return watchCommand(name, rest, checkHTTP, out)
	case "tcp":
		return watchCommand(name, rest, checkTCP, out)
	case "grpc":
		return watchCommand(name, rest, checkGRPC, out)
	case "plugin":
		return pluginCommand(rest, out)
	case "facts":
		return factsCommand(rest, out)
	case "help", "--help", "-h":
		fmt.Fprint(out, usage)
		return exitHealthy, nil
	default:
		return exitUsage, fmt.Errorf("unknown command %q", name)
	}
}

func watchCommand(name string, args []string, makeCheck func(address string) (check, error), out io.Writer) (int, error) {
	flags := newFlags(name)
	address := flags.String("address", "", "")
	seconds := flags.Int("seconds", 10, "")
	intervalMs := flags.Int("interval-ms", 250, "")
	timeoutMs := flags.Int("timeout-ms", 2000, "")
	maxLatencyMs := flags.Int("max-latency-ms", 0, "")
	maxErrorPermille := flags.Int("max-error-permille", 0, "")
	once := flags.Bool("once", false, "")
	if err := parse(flags, args); err != nil {
		return exitUsage, err
	}
	if *seconds < 1 || *intervalMs < 1 || *timeoutMs < 1 || *maxLatencyMs < 0 || *maxErrorPermille < 0 || *maxErrorPermille > 1000 {
		return exitUsage, errors.New("--seconds, --interval-ms and --timeout-ms are at least 1, --max-latency-ms at least 0, --max-error-permille 0 to 1000")
	}
	ask, err := makeCheck(*address)
	if err != nil {
		return exitUsage, err
	}
	interval := time.Duration(*intervalMs) * time.Millisecond
	count := max(1, int(time.Duration(*seconds)*time.Second/interval))
	if *once {
		count = 1
	}
	probes := watch(context.Background(), ask, count, interval, time.Duration(*timeoutMs)*time.Millisecond)
	result := summarise(probes)
	result.print(out)
	if !result.within(time.Duration(*maxLatencyMs)*time.Millisecond, *maxErrorPermille) {
		return exitUnhealthy, nil
	}
	return exitHealthy, nil
}

func newFlags(name string) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	return flags
}

func parse(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return nil
}
