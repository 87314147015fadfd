import { reportProblem } from '../state/problems.ts';

/** Shows what goes wrong outside of drawing a screen as the fault that it is, rather than nothing. */
export function reportBugs(): void {
  // Without an error it is the browser's own remark, e.g. on an observer that will be served in the next frame.
  addEventListener('error', ({ error }) => {
    if (error instanceof Error) report(error);
  });
  addEventListener('unhandledrejection', ({ reason }) => report(reason));
}

function report(reason: unknown): void {
  reportProblem({ code: 'job/bug', data: { text: String(reason) } });
}
