package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// check asks once; nil means healthy. It honours the deadline of its context.
type check func(context.Context) error

type probe struct {
	err error
	// latency is zero when answered is false: a refused connection says nothing about how fast a service answers.
	latency  time.Duration
	answered bool
}

// watch starts count probes, one each interval, whether or not the ones before have ended: were they run one after the
// other, a service that stalls for two seconds would be asked once in that time and the stall would vanish from p95.
func watch(ctx context.Context, ask check, count int, interval, timeout time.Duration) []probe {
	probes := make([]probe, count)
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	var running sync.WaitGroup
	for i := range probes {
		if i > 0 {
			<-ticker.C
		}
		running.Add(1)
		go func() {
			defer running.Done()
			probes[i] = runProbe(ctx, ask, timeout)
		}()
	}
	running.Wait()
	return probes
}

func runProbe(ctx context.Context, ask check, timeout time.Duration) probe {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	started := time.Now()
	err := ask(ctx)
	elapsed := time.Since(started)
	if err == nil && elapsed <= timeout {
		return probe{latency: elapsed, answered: true}
	}
	if err == nil || errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return probe{err: fmt.Errorf("no answer within %d ms", timeout.Milliseconds()), latency: timeout, answered: true}
	}
	return probe{err: err}
}
