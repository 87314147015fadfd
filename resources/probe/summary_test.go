package main

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func answered(milliseconds ...int) []probe {
	var probes []probe
	for _, ms := range milliseconds {
		probes = append(probes, probe{latency: time.Duration(ms) * time.Millisecond, answered: true})
	}
	return probes
}

func TestPercentilesAreOfTheNearestRank(t *testing.T) {
	hundred := make([]int, 100)
	for i := range hundred {
		hundred[i] = 100 - i
	}
	result := summarise(answered(hundred...))
	if result.p50 != 50*time.Millisecond || result.p95 != 95*time.Millisecond || result.max != 100*time.Millisecond {
		t.Errorf("of 1..100: %+v", result)
	}
	// 19 fast and one slow: p95 is the 19th. With two slow ones it is slow.
	fast := make([]int, 18)
	if result := summarise(answered(append(fast, 0, 900)...)); result.p95 != 0 || result.max != 900*time.Millisecond {
		t.Errorf("one slow in twenty: %+v", result)
	}
	if result := summarise(answered(append(fast, 900, 900)...)); result.p95 != 900*time.Millisecond {
		t.Errorf("two slow in twenty: %+v", result)
	}
	if result := summarise(answered(7)); result.p50 != 7*time.Millisecond || result.p95 != 7*time.Millisecond {
		t.Errorf("one probe: %+v", result)
	}
}

func TestARefusalIsAnErrorAndNoLatency(t *testing.T) {
	result := summarise(append(answered(10, 20), probe{err: errors.New("refused\nby the host")}))
	if result.failed != 1 || result.errorPermille() != 334 || result.p50 != 10*time.Millisecond {
		t.Errorf("%+v, %d permille", result, result.errorPermille())
	}
	if result.lastError != "refused by the host" {
		t.Errorf("last error %q", result.lastError)
	}
}

func TestLimits(t *testing.T) {
	failure := probe{err: errors.New("no")}
	tests := map[string]struct {
		probes       []probe
		maxLatencyMs int
		maxPermille  int
		want         bool
	}{
		"all well":                        {answered(10, 20), 20, 0, true},
		"one millisecond too late":        {answered(10, 20), 19, 0, false},
		"no latency limit":                {answered(10, 20), 0, 0, true},
		"one error of twenty is 50":       {append(answered(make([]int, 19)...), failure), 0, 50, true},
		"one error of nineteen is over":   {append(answered(make([]int, 18)...), failure), 0, 50, false},
		"nothing proven, all is forgiven": {[]probe{failure, failure}, 0, 1000, false},
	}
	for name, test := range tests {
		if got := summarise(test.probes).within(time.Duration(test.maxLatencyMs)*time.Millisecond, test.maxPermille); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestMillisecondsAreRoundedUp(t *testing.T) {
	var out strings.Builder
	summary{probes: 1, p95: 500*time.Millisecond + time.Microsecond}.print(&out)
	if !strings.Contains(out.String(), "\np95_ms=501\n") || strings.Count(out.String(), "\n") != 7 {
		t.Error(out.String())
	}
}
