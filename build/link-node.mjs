import { existsSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// npm 10 drops the package of the other processor and removes `.bin/node` with it, although both bring one;
// the scripts would then run with the system's Node, which may be too old. Plain JavaScript, since that one runs this.
const modules = new URL('../node_modules/', import.meta.url);
const program = `node-linux-${process.arch}/bin/node`;
const link = fileURLToPath(new URL('.bin/node', modules));
if (existsSync(new URL(program, modules)) && !existsSync(link)) symlinkSync(`../${program}`, link);
