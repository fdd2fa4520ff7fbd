import type { Tab } from '../stores/editors-store.ts';
import { Scrollable } from '../ui/scrollable.tsx';
import { PreflightSection } from './preflight-section.tsx';

export type PreflightTabKind = Extract<Tab, { kind: 'preflight' }>;

/** The preflight as a tab of its own: before anything is published. */
export function PreflightTab({ tab: { target, title } }: { readonly tab: PreflightTabKind }) {
  return (
    <Scrollable className="preflight-tab" label={title}>
      <article>
        <h2>{'arn' in target ? target.arn : target.path}</h2>
        <p className="muted">What a build of it needs, looked up in the account. Nothing is changed by looking.</p>
        <PreflightSection target={target} />
      </article>
    </Scrollable>
  );
}
