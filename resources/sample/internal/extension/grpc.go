package extension

import (
	"context"

	"example.com/tidegauge/internal/tide"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

const (
	serviceName = "tidegauge.v1.Extension"
	judgeMethod = "/" + serviceName + "/Judge"
)

// serviceDescription is written by hand: with protobuf's own wrapper messages one method needs no generated code.
//
//	rpc Judge(google.protobuf.DoubleValue) returns (google.protobuf.StringValue)
var serviceDescription = grpc.ServiceDesc{
	ServiceName: serviceName,
	HandlerType: (*Extension)(nil),
	Methods:     []grpc.MethodDesc{{MethodName: "Judge", Handler: serveJudge}},
}

func serveJudge(implementation any, ctx context.Context, decode func(any) error, interceptor grpc.UnaryServerInterceptor) (any, error) {
	request := new(wrapperspb.DoubleValue)
	if err := decode(request); err != nil {
		return nil, err
	}
	judge := func(ctx context.Context, request any) (any, error) {
		text, err := implementation.(Extension).Judge(ctx, tide.Level(request.(*wrapperspb.DoubleValue).GetValue()))
		if err != nil {
			return nil, err
		}
		return wrapperspb.String(text), nil
	}
	if interceptor == nil {
		return judge(ctx, request)
	}
	return interceptor(ctx, request, &grpc.UnaryServerInfo{Server: implementation, FullMethod: judgeMethod}, judge)
}

type client struct {
	conn *grpc.ClientConn
}

func (c *client) Judge(ctx context.Context, level tide.Level) (string, error) {
	answer := new(wrapperspb.StringValue)
	if err := c.conn.Invoke(ctx, judgeMethod, wrapperspb.Double(float64(level)), answer); err != nil {
		return "", err
	}
	return answer.GetValue(), nil
}
