import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { connect as openSocket } from 'node:net';
import { frame, unframe } from '../../core/go/plugins/grpc-messages.ts';

/** A gRPC server that is reached over a Unix socket of this machine. */
export interface GrpcSocket {
  /**
   * Sends one message and waits for the first that comes back.
   * @param path e.g. `/grpc.health.v1.Health/Check`
   * @returns the message; or why there is none, and the number of the gRPC status where the server gave one.
   */
  call(path: string, message: Uint8Array, timeoutMs: number): Promise<GrpcAnswer>;
  close(): void;
}

export type GrpcAnswer =
  | { readonly message: Uint8Array }
  | { readonly message: null; readonly status: number | null; readonly reason: string };

/** No answer to what we ask comes near this. */
const MOST_BYTES = 1 << 20;
const NO_STATUS = { message: null, status: null } as const;

/** Opens no connection before the first call. Plaintext, as a go-plugin server speaks when it was given no certificate. */
export function openGrpcSocket(path: string): GrpcSocket {
  let session: ClientHttp2Session | null = null;
  let broken = 'the connection was closed';
  const open = (): ClientHttp2Session => {
    if (session !== null) return session;
    session = connect('http://localhost', { createConnection: () => openSocket({ path }) });
    session.on('error', (error) => {
      broken = error.message;
    });
    return session;
  };
  return {
    call: (method, message, timeoutMs) =>
      new Promise((resolve) => {
        const request = open().request({
          [constants.HTTP2_HEADER_METHOD]: 'POST',
          [constants.HTTP2_HEADER_PATH]: method,
          [constants.HTTP2_HEADER_CONTENT_TYPE]: 'application/grpc',
          [constants.HTTP2_HEADER_TE]: 'trailers',
        });
        const answer = (value: GrpcAnswer) => {
          resolve(value);
          request.close();
        };
        let received = Buffer.alloc(0);
        const status = (headers: Readonly<Record<string, unknown>>) => {
          const code = headers['grpc-status'];
          if (code === undefined || code === '0') return;
          answer({ message: null, status: Number(code), reason: String(headers['grpc-message'] ?? `status ${code}`) });
        };
        request.setTimeout(timeoutMs, () => answer({ ...NO_STATUS, reason: `no answer in ${timeoutMs} ms` }));
        request.on('response', status);
        request.on('trailers', status);
        request.on('data', (chunk: Buffer) => {
          received = Buffer.concat([received, chunk]);
          const whole = unframe(received);
          if (whole !== null) answer({ message: Uint8Array.from(whole) });
          else if (received.length > MOST_BYTES) answer({ ...NO_STATUS, reason: 'the answer is too long' });
        });
        request.on('error', (error) => answer({ ...NO_STATUS, reason: error.message }));
        request.on('close', () => answer({ ...NO_STATUS, reason: broken }));
        request.end(frame(message));
      }),
    close: () => session?.destroy(),
  };
}
