import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { malformed } from '../../core/kit/lines.ts';
import { type Attestation, attestationSchema, type Rehearsal } from '../../shared/attestation.ts';
import { isWhole } from '../../shared/is-whole.ts';
import { canonicalJson } from '../../shared/json.ts';
import type { VulnerabilityReport } from '../../shared/vulnerabilities.ts';
import { writeDurably } from '../durable-file.ts';
import { readText } from '../read-file.ts';

const DIRECTORY = 'attestations';
const STATEMENT = /^([a-z]+)-([0-9]+)\.json$/;

/** A statement that lies beside a kit. */
export interface FoundAttestation {
  /** Its path in the kit. */
  readonly path: string;
  readonly attestation: Attestation;
}

/**
 * Adds a statement to a kit, under the next number of its kind. It is not signed yet.
 * @returns its path in the kit
 */
export async function writeAttestation(kitDir: string, attestation: Attestation): Promise<string> {
  const numbers = (await statementNames(kitDir)).flatMap((name) => {
    const [, kind, number] = STATEMENT.exec(name) ?? [];
    return kind === attestation.kind ? [Number(number)] : [];
  });
  const path = `${DIRECTORY}/${attestation.kind}-${Math.max(0, ...numbers) + 1}.json`;
  await mkdir(join(kitDir, DIRECTORY), { recursive: true });
  await writeDurably(join(kitDir, path), canonicalJson(attestation));
  return path;
}

/**
 * The statements that lie beside a kit and are about it. Who made them is not checked here; what is about another kit is left out.
 * @throws VoidferryError `kit/malformed` when one cannot be read.
 */
export async function readAttestations(kitDir: string, digest: string): Promise<FoundAttestation[]> {
  const found: FoundAttestation[] = [];
  for (const name of await statementNames(kitDir)) {
    const path = `${DIRECTORY}/${name}`;
    const attestation = parse(path, await readText(join(kitDir, path)));
    if (attestation.kit === digest) found.push({ path, attestation });
  }
  return found;
}

/** Of the rehearsals among some statements the one that leaves least undone, the newest of those; null without any. */
export function fullestRehearsal(statements: readonly FoundAttestation[]): Rehearsal | null {
  const rehearsals = statements.flatMap(({ attestation }) =>
    attestation.kind === 'rehearsal' ? [attestation.rehearsal] : [],
  );
  return rehearsals.findLast(isWhole) ?? rehearsals.at(-1) ?? null;
}

/** What a vulnerability database knew of a kit when it was asked last; null: none was. */
export function newestVulnerabilities(statements: readonly FoundAttestation[]): VulnerabilityReport | null {
  const reports = statements.flatMap(({ attestation }) =>
    attestation.kind === 'vulnerabilities' ? [attestation.vulnerabilities] : [],
  );
  return reports.at(-1) ?? null;
}

async function statementNames(kitDir: string): Promise<string[]> {
  const names = await readdir(join(kitDir, DIRECTORY)).catch(() => []);
  return names.filter((name) => STATEMENT.test(name)).sort();
}

function parse(path: string, text: string): Attestation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(path, 1, (error as SyntaxError).message);
  }
  const parsed = attestationSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw malformed(path, 1, `${issue?.path.join('.')}: ${issue?.message}`);
}
