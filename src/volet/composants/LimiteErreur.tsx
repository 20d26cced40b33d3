/** Keeps a step that fails (a chunk that did not load, a bug) from taking the whole pane down. */
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { decrireErreur } from '../etat/erreurs';

interface Props {
  readonly children: ReactNode;
}

export class LimiteErreur extends Component<Props, { readonly cause: unknown }> {
  override state: { readonly cause: unknown } = { cause: null };

  static getDerivedStateFromError(cause: unknown): { readonly cause: unknown } {
    return { cause };
  }

  override render(): ReactNode {
    if (this.state.cause === null) return this.props.children;
    const { message, detail } = decrireErreur(this.state.cause);
    return (
      <MessageBar intent="error" role="alert" layout="multiline">
        <MessageBarBody style={{ whiteSpace: 'normal' }}>
          <MessageBarTitle>Cette étape ne peut pas s’afficher</MessageBarTitle>
          {message} {detail}
        </MessageBarBody>
      </MessageBar>
    );
  }
}
