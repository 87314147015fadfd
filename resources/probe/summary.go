package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
)

type summary struct {
	probes, failed int
	p50, p95, max  time.Duration
	lastError      string
}

func summarise(probes []probe) summary {
	result := summary{probes: len(probes)}
	var latencies []time.Duration
	for _, one := range probes {
		if one.err != nil {
			result.failed++
			result.lastError = oneLine(one.err.Error())
		}
		if one.answered {
			latencies = append(latencies, one.latency)
		}
	}
	slices.Sort(latencies)
	result.p50 = percentile(latencies, 50)
	result.p95 = percentile(latencies, 95)
	result.max = percentile(latencies, 100)
	return result
}

// percentile by nearest rank: the smallest value that at least p per cent of the sorted values do not exceed.
func percentile(sorted []time.Duration, p int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	rank := (p*len(sorted) + 99) / 100
	return sorted[rank-1]
}

// errorPermille is rounded up, so that one failure in ten thousand is not shown as none.
func (s summary) errorPermille() int {
	return (s.failed*1000 + s.probes - 1) / s.probes
}

// within tells whether p95 is at most maxLatency (0: no limit) and the error rate at most maxPermille.
// Without one success nothing was proven, whatever the limits allow.
func (s summary) within(maxLatency time.Duration, maxPermille int) bool {
	if s.failed == s.probes || s.errorPermille() > maxPermille {
		return false
	}
	return maxLatency == 0 || s.p95 <= maxLatency
}

func (s summary) print(out io.Writer) {
	fmt.Fprintf(out, "probes=%d\nfailed=%d\nerror_permille=%d\np50_ms=%d\np95_ms=%d\nmax_ms=%d\nlast_error=%s\n",
		s.probes, s.failed, s.errorPermille(), wholeMs(s.p50), wholeMs(s.p95), wholeMs(s.max), s.lastError)
}

// wholeMs rounds up: a p95 that broke a limit of 500 ms is never printed as 500.
func wholeMs(d time.Duration) int64 {
	return int64(math.Ceil(float64(d) / float64(time.Millisecond)))
}

const longestError = 300

// oneLine makes text fit for a key=value line: printable ASCII on one line, not too long.
func oneLine(text string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return ' '
		}
		return r
	}, strings.TrimSpace(text))
	if len(clean) > longestError {
		clean = clean[:longestError]
	}
	return clean
}
