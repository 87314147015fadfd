// Package tide holds what the service and its plugins both know of the sea.
package tide

import (
	"math"
	"time"
)

// Level is the height of the water above chart datum, in metres.
type Level float64

const (
	meanMetres      = 2.5
	amplitudeMetres = 1.8
	// m2Period is the time between two high tides: half a lunar day.
	m2Period = 12*time.Hour + 25*time.Minute + 14*time.Second
)

// At predicts the level with the moon's main constituent (M2) alone.
func At(t time.Time) Level {
	phase := 2 * math.Pi * float64(t.UnixNano()%int64(m2Period)) / float64(m2Period)
	return Level(meanMetres + amplitudeMetres*math.Cos(phase))
}
