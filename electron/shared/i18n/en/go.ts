import type { goErrors } from '../../errors/go.ts';
import type { ErrorText } from '../catalogue.ts';

export const goErrorTexts: Readonly<Record<keyof typeof goErrors, ErrorText>> = {
  'go/toolchain-missing': {
    message: 'No Go toolchain was found. Looked in: {searched}',
    next: 'Install Go from your distribution (Debian: apt install golang-go, Void: xbps-install go) or unpack a Go release to /usr/local/go, then run it again.',
  },
  'go/toolchain-too-old': {
    message: 'The project needs Go {needed}; the newest found is {found}.',
    next: 'Install Go {needed} or newer, then run it again.',
  },
  'go/not-a-module': {
    message: '{path} holds no go.mod.',
    next: 'Choose the directory of the Go module.',
  },
  'go/does-not-compile': {
    message: 'The project does not compile for {target}: {output}',
    next: 'Mend the errors above and build again; nothing was packed.',
  },
  'go/project-file-invalid': {
    message: '{path}, line {line}: {problem}',
    next: 'Correct that line; nothing was built.',
  },
};
