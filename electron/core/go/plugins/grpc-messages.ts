/** gRPC frames a message with a byte for compression and four for its length (gRPC over HTTP/2, "Length-Prefixed-Message"). */
const FRAME_HEADER = 5;
/** Protobuf wire types. */
const VARINT = 0;
const BYTES = 2;
const SKIPPED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

type Field = { readonly number: number; readonly value: bigint | Uint8Array };

/** One message as it goes over the wire, uncompressed. */
export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(FRAME_HEADER + message.length);
  new DataView(framed.buffer).setUint32(1, message.length);
  framed.set(message, FRAME_HEADER);
  return framed;
}

/** The first message of what came; null when it has not come whole, or is compressed, which nobody asked for. */
export function unframe(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < FRAME_HEADER || bytes[0] !== 0) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  return bytes.length < FRAME_HEADER + length ? null : bytes.subarray(FRAME_HEADER, FRAME_HEADER + length);
}

/** A message whose only field is a text. */
export function textField(number: number, text: string): Uint8Array {
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  if (bytes.length > 127) throw new RangeError('a text of more than 127 bytes');
  return Uint8Array.from([(number << 3) | BYTES, bytes.length, ...bytes]);
}

/** grpc.health.v1.HealthCheckResponse.ServingStatus, by its numbers. */
const SERVING_STATUS = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'];

/** The status in a HealthCheckResponse; null when it is none. */
export function servingStatus(message: Uint8Array): string | null {
  const fields = readFields(message);
  if (fields === null) return null;
  const status = fields.find(({ number }) => number === 1)?.value ?? 0n;
  return typeof status === 'bigint' ? (SERVING_STATUS[Number(status)] ?? null) : null;
}

/** The names in a ServerReflectionResponse that lists services, sorted; null when it is none. */
export function serviceNames(message: Uint8Array): string[] | null {
  const LIST_SERVICES = 6;
  const list = readFields(message)?.find(({ number }) => number === LIST_SERVICES)?.value;
  if (!(list instanceof Uint8Array)) return null;
  const names = (readFields(list) ?? []).flatMap(({ value }) => {
    const name = value instanceof Uint8Array ? readFields(value)?.find(({ number }) => number === 1)?.value : null;
    return name instanceof Uint8Array ? [String.fromCharCode(...name)] : [];
  });
  return names.sort();
}

/** The fields of a message; null when it is cut off or is no message. */
function readFields(message: Uint8Array): Field[] | null {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint | null => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) return null;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return null;
  };
  while (at < message.length) {
    const tag = varint();
    if (tag === null) return null;
    const wire = Number(tag & 7n);
    const number = Number(tag >> 3n);
    if (wire === VARINT) {
      const value = varint();
      if (value === null) return null;
      fields.push({ number, value });
      continue;
    }
    const length = wire === BYTES ? varint() : SKIPPED[wire];
    if (length === undefined || length === null || at + Number(length) > message.length) return null;
    fields.push({ number, value: message.subarray(at, at + Number(length)) });
    at += Number(length);
  }
  return fields;
}
