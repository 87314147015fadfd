package tide

import (
	"math"
	"testing"
	"time"
)

func TestHighAndLowTideAreHalfAPeriodApart(t *testing.T) {
	high, low := At(time.Unix(0, 0)), At(time.Unix(0, int64(m2Period/2)))
	if math.Abs(float64(high)-4.3) > 1e-6 || math.Abs(float64(low)-0.7) > 1e-6 {
		t.Fatalf("high %v, low %v", high, low)
	}
}

func TestTheTideComesBack(t *testing.T) {
	at := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	if now, later := At(at), At(at.Add(m2Period)); math.Abs(float64(now-later)) > 1e-6 {
		t.Fatalf("%v and %v", now, later)
	}
}
