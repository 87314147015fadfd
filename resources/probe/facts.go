package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
)

// The flags of /proc/cpuinfo that each level of the x86-64 psABI adds to the one below.
// The kernel hides AVX flags whose registers it does not save, so a flag also means that the system allows its use.
var levelFlags = []struct{ level, flags string }{
	{"v2", "cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3"},
	{"v3", "abm avx avx2 bmi1 bmi2 f16c fma movbe xsave"},
	{"v4", "avx512bw avx512cd avx512dq avx512f avx512vl"},
}

func factsCommand(args []string, out io.Writer) (int, error) {
	if len(args) > 0 {
		return exitUsage, fmt.Errorf("unexpected argument %q", args[0])
	}
	fmt.Fprintf(out, "goarch=%s\n", runtime.GOARCH)
	if runtime.GOARCH != "amd64" {
		return exitHealthy, nil
	}
	cpuinfo, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return exitUnhealthy, err
	}
	level, err := cpuLevel(string(cpuinfo))
	if err != nil {
		return exitUnhealthy, err
	}
	fmt.Fprintf(out, "cpu_level=%s\n", level)
	return exitHealthy, nil
}

// cpuLevel is the highest level that every processor reaches: a program may run on any of them.
func cpuLevel(cpuinfo string) (string, error) {
	lowest := len(levelFlags) + 1
	for line := range strings.Lines(cpuinfo) {
		key, flags, _ := strings.Cut(line, ":")
		if strings.TrimSpace(key) != "flags" {
			continue
		}
		lowest = min(lowest, levelOf(strings.Fields(flags)))
	}
	if lowest > len(levelFlags) {
		return "", errors.New("/proc/cpuinfo lists no processor flags")
	}
	if lowest == 0 {
		return "v1", nil
	}
	return levelFlags[lowest-1].level, nil
}

func levelOf(flags []string) int {
	has := make(map[string]bool, len(flags))
	for _, flag := range flags {
		has[flag] = true
	}
	for level, needed := range levelFlags {
		for _, flag := range strings.Fields(needed.flags) {
			if !has[flag] {
				return level
			}
		}
	}
	return len(levelFlags)
}
