package main

import (
	"context"
	"fmt"
	"net"
	"strings"
)

type dialer func(context.Context) (net.Conn, error)

// dialerOf accepts HOST:PORT and unix:/path/to/socket.
func dialerOf(address string) (dialer, error) {
	network := "tcp"
	if path, isUnix := strings.CutPrefix(address, "unix:"); isUnix {
		network, address = "unix", path
		if !strings.HasPrefix(path, "/") {
			return nil, fmt.Errorf("--address unix:%s: the socket's path must be absolute", path)
		}
	} else if host, port, err := net.SplitHostPort(address); err != nil || host == "" || port == "" {
		return nil, fmt.Errorf("--address %q is neither HOST:PORT nor unix:/path", address)
	}
	return func(ctx context.Context) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, address)
	}, nil
}

func checkTCP(address string) (check, error) {
	dial, err := dialerOf(address)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		conn, err := dial(ctx)
		if err != nil {
			return err
		}
		return conn.Close()
	}, nil
}
