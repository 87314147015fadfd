// Package extension is the contract between tidegauge and its plugins: the handshake, and one function over gRPC.
package extension

import (
	"context"

	"example.com/tidegauge/internal/tide"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
)

// Handshake keeps programs apart that were not made for each other. It is no secret.
var Handshake = plugin.HandshakeConfig{
	ProtocolVersion:  1,
	MagicCookieKey:   "TIDE_PLUGIN",
	MagicCookieValue: "high-water-at-noon",
}

// Name under which a plugin program offers its extension.
const Name = "extension"

// Extension is the function that a plugin brings.
type Extension interface {
	// Judge says in a sentence what the plugin makes of a level.
	Judge(ctx context.Context, level tide.Level) (string, error)
}

// Plugins is the plugin set of both sides. The service passes nil: it brings no implementation.
func Plugins(implementation Extension) plugin.PluginSet {
	return plugin.PluginSet{Name: &grpcPlugin{implementation: implementation}}
}

type grpcPlugin struct {
	plugin.NetRPCUnsupportedPlugin
	implementation Extension
}

func (p *grpcPlugin) GRPCServer(_ *plugin.GRPCBroker, server *grpc.Server) error {
	server.RegisterService(&serviceDescription, p.implementation)
	return nil
}

func (p *grpcPlugin) GRPCClient(_ context.Context, _ *plugin.GRPCBroker, conn *grpc.ClientConn) (any, error) {
	return &client{conn: conn}, nil
}
