// Command alarm is a plugin of tidegauge: it says when the water is too high or too low.
package main

import (
	"context"
	"fmt"

	"example.com/tidegauge/internal/extension"
	"example.com/tidegauge/internal/tide"
	"github.com/hashicorp/go-plugin"
)

const (
	lowMetres  tide.Level = 1.0
	highMetres tide.Level = 4.0
)

type alarm struct{}

func (alarm) Judge(_ context.Context, level tide.Level) (string, error) {
	switch {
	case level > highMetres:
		return fmt.Sprintf("flood warning: %.2f m is above %.2f m", level, highMetres), nil
	case level < lowMetres:
		return fmt.Sprintf("shallow water: %.2f m is below %.2f m", level, lowMetres), nil
	default:
		return fmt.Sprintf("normal: %.2f m", level), nil
	}
}

func main() {
	plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig: extension.Handshake,
		Plugins:         extension.Plugins(alarm{}),
		GRPCServer:      plugin.DefaultGRPCServer,
	})
}
