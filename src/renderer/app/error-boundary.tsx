import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
}

/** The last net below a fault of ours in a view: says so, and that nothing typed is lost. React asks for a class here. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <EmptyState icon="bug" title="Kiln’s window stopped working">
        <p>This is a fault in Kiln: {error.message}</p>
        <p>What you typed is kept. Reload the window to go on.</p>
        <Button kind="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </EmptyState>
    );
  }
}
