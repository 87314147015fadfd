/** What lsblk(8) knows of a block device beyond what sysfs shows. Null where it cannot tell, as without root or udev. */
export interface DeviceLabels {
  readonly name: string;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly transport: string | null;
  readonly label: string | null;
  readonly uuid: string | null;
}

/** The columns that `parseLsblk` reads, for `lsblk --json --list --output`. */
export const LSBLK_COLUMNS = 'KNAME,VENDOR,MODEL,SERIAL,TRAN,LABEL,UUID';

/**
 * Parses `lsblk --json`. Tolerant, since releases differ: nested or a list, names with or without `/dev/`,
 * missing columns, numbers as strings. A text that is no JSON gives an empty list: these facts only label devices.
 * Characters that could disguise a name on screen (controls, direction marks) are dropped.
 */
export function parseLsblk(text: string): DeviceLabels[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  return isRecord(parsed) ? devicesOf(parsed['blockdevices']) : [];
}

function devicesOf(list: unknown): DeviceLabels[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap((entry) => {
    const name = (textOf(entry['kname']) ?? textOf(entry['name']))?.replace(/^\/dev\//, '');
    const children = devicesOf(entry['children']);
    if (!name) return children;
    return [
      {
        name,
        vendor: textOf(entry['vendor']),
        model: textOf(entry['model']),
        serial: textOf(entry['serial']),
        transport: textOf(entry['tran']),
        label: textOf(entry['label']),
        uuid: textOf(entry['uuid']),
      },
      ...children,
    ];
  });
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const clean = value.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return clean === '' ? null : clean;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
