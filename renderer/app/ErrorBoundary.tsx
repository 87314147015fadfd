import { Component, type ReactNode } from 'react';
import { BugPage } from './BugPage.tsx';

interface Props {
  /** Another one gives the content a fresh start. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
  readonly key: string;
}

/** A bug of one screen is shown as a bug, and the rest of the window stays usable. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, key: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ resetKey }: Props, { key }: State): Partial<State> | null {
    return key === resetKey ? null : { error: null, key: resetKey };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <BugPage error={this.state.error} />;
  }
}
