import { join } from 'node:path';
import { Document } from 'yaml';
import type { ProposedFile } from '../../core/go/propose-project-file.ts';
import { VoidferryError } from '../../shared/error.ts';
import { writeNewFile } from '../durable-file.ts';
import { PROJECT_FILE, parseProjectFile } from './project-file.ts';

const HEAD = ` What a kit of this project holds and how its service runs. What is not said here is detected.`;
const serviceHint = (name: string) => ` How it runs on the host, and how it is known to be healthy:
 service:
   args: ["--listen", "127.0.0.1:8080"]
   health: { http: "http://127.0.0.1:8080/healthz", settleSeconds: 10, timeoutSeconds: 60 }
   config: [{ from: deploy/${name}.toml, to: /etc/${name}/${name}.toml }]
   libraries: { paths: ["./lib"] }
   rollbackSafe: true
 Other platforms to build for, as files to carry:
 carry: [windows/amd64]
 include: { modules: true, source: false, toolchain: false }`;

/** The text of a project file, with comments on what the sources could not tell. It parses. */
function projectFileText({ name, targets, program, candidates, cgo, plugins }: ProposedFile): string {
  const build = { ...(program !== null && { package: program }), ...(cgo && { cgo }) };
  const document = new Document({
    name,
    targets,
    ...(Object.keys(build).length > 0 && { build }),
    ...(plugins.length > 0 && {
      plugins: plugins.map((plugin) =>
        plugin.kind === 'native' || plugin.handshake !== null ? plugin : { package: plugin.package, kind: plugin.kind },
      ),
    }),
  });
  const unclear =
    program === null && candidates.length > 1
      ? `\n Which of these is the service could not be told: ${candidates.join(' ')}\n build: { package: ${candidates[0]} }`
      : '';
  document.commentBefore = HEAD;
  document.comment = `${unclear}\n${serviceHint(name)}`.replace(/^\n+/, '');
  const text = document.toString({ lineWidth: 0 });
  parseProjectFile(text, PROJECT_FILE);
  return text;
}

/**
 * Writes a project file where there is none.
 * @throws VoidferryError `go/project-file-exists`; those of `fileError`.
 */
export async function writeProjectFile(dir: string, proposed: ProposedFile): Promise<string> {
  const path = join(dir, PROJECT_FILE);
  await writeNewFile(path, projectFileText(proposed), 0o644).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new VoidferryError('go/project-file-exists', { path }, { cause: error }) : error;
  });
  return path;
}
