package main

import (
	"runtime"
	"testing"
)

const (
	v1Flags = "fpu tsc msr pae cx8 apic sep cmov mmx fxsr sse sse2 syscall nx lm"
	v2Flags = v1Flags + " pni ssse3 cx16 sse4_1 sse4_2 popcnt lahf_lm"
	v3Flags = v2Flags + " fma movbe xsave avx f16c abm bmi1 avx2 bmi2"
	v4Flags = v3Flags + " avx512f avx512dq avx512cd avx512bw avx512vl"
)

func TestCPULevel(t *testing.T) {
	for flags, want := range map[string]string{v1Flags: "v1", v2Flags: "v2", v3Flags: "v3", v4Flags: "v4", v3Flags + " avx512f": "v3"} {
		if got, err := cpuLevel("processor\t: 0\nflags\t\t: " + flags + "\nvmx flags\t: vnmi\n\n"); err != nil || got != want {
			t.Errorf("got %s %v, want %s", got, err, want)
		}
	}
	for _, mixed := range [][2]string{{v4Flags, v2Flags}, {v2Flags, v4Flags}} {
		if got, err := cpuLevel("flags : " + mixed[0] + "\nflags : " + mixed[1] + "\n"); err != nil || got != "v2" {
			t.Errorf("mixed processors: %s %v", got, err)
		}
	}
	if got, err := cpuLevel("processor : 0\n"); err == nil {
		t.Errorf("no flags: %s", got)
	}
}

func TestFactsOfThisMachine(t *testing.T) {
	code, values := ask(t, "facts")
	if code != exitHealthy || values["goarch"] != runtime.GOARCH || (runtime.GOARCH == "amd64") != (values["cpu_level"] != "") {
		t.Errorf("exit %d, %v", code, values)
	}
}
