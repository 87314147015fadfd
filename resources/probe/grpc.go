package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
)

const (
	frameHeaderBytes = 5
	longestMessage   = 1 << 20
	servingStatus    = 1
)

func checkGRPC(address string) (check, error) {
	dial, err := dialerOf(address)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		conn := newGRPCConn(dial)
		defer conn.CloseIdleConnections()
		return askHealth(ctx, conn, "")
	}, nil
}

// newGRPCConn speaks HTTP/2 without TLS from the first byte, as gRPC does.
func newGRPCConn(dial dialer) *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetUnencryptedHTTP2(true)
	return &http.Transport{
		Protocols:   protocols,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return dial(ctx) },
	}
}

// askHealth calls grpc.health.v1.Health/Check; nil means that service (empty: the server as a whole) is SERVING.
func askHealth(ctx context.Context, conn *http.Transport, service string) error {
	var message []byte
	if service != "" {
		// HealthCheckRequest: field 1, a string.
		message = append(binary.AppendUvarint([]byte{1<<3 | 2}, uint64(len(service))), service...)
	}
	answer, err := call(ctx, conn, "/grpc.health.v1.Health/Check", message)
	if err != nil {
		return err
	}
	status, err := healthStatus(answer)
	if err != nil {
		return err
	}
	if status != servingStatus {
		return fmt.Errorf("health status is %d and not SERVING", status)
	}
	return nil
}

// healthStatus reads HealthCheckResponse: field 1, an enum. Absent means 0, UNKNOWN.
func healthStatus(message []byte) (uint64, error) {
	var status uint64
	for len(message) > 0 {
		tag, tagBytes := binary.Uvarint(message)
		if tagBytes <= 0 || tag != 1<<3 {
			return 0, errors.New("answer is not a health message")
		}
		value, valueBytes := binary.Uvarint(message[tagBytes:])
		if valueBytes <= 0 {
			return 0, errors.New("health message breaks off")
		}
		status, message = value, message[tagBytes+valueBytes:]
	}
	return status, nil
}

// call makes one unary gRPC call and returns the answer's message; wire format: PROTOCOL-HTTP2.md of the gRPC project.
func call(ctx context.Context, conn *http.Transport, method string, message []byte) ([]byte, error) {
	frame := binary.BigEndian.AppendUint32([]byte{0}, uint32(len(message)))
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost"+method, bytes.NewReader(append(frame, message...)))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/grpc")
	request.Header.Set("TE", "trailers")
	request.Header.Set("User-Agent", "voidferry-probe")
	response, err := conn.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("answered %s, not gRPC", response.Status)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, longestMessage))
	if err != nil {
		return nil, err
	}
	if err := grpcStatus(response); err != nil {
		return nil, err
	}
	return unframe(body)
}

// grpcStatus is in the trailers, or in the headers when the answer has no body.
func grpcStatus(response *http.Response) error {
	source := response.Trailer
	if source.Get("Grpc-Status") == "" {
		source = response.Header
	}
	switch status := source.Get("Grpc-Status"); status {
	case "0":
		return nil
	case "":
		return errors.New("answer has no gRPC status")
	default:
		return fmt.Errorf("gRPC status %s: %s", status, source.Get("Grpc-Message"))
	}
}

func unframe(body []byte) ([]byte, error) {
	if len(body) < frameHeaderBytes {
		return nil, errors.New("gRPC answer breaks off")
	}
	if body[0] != 0 {
		return nil, errors.New("gRPC answer is compressed, which was not offered")
	}
	message := body[frameHeaderBytes:]
	if uint64(binary.BigEndian.Uint32(body[1:frameHeaderBytes])) != uint64(len(message)) {
		return nil, errors.New("gRPC answer breaks off")
	}
	return message, nil
}
