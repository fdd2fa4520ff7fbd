import {
  type ShareChangeKind,
  type SharedAccount,
  shareChangeKind,
  shareChanges,
  shareChangeText,
  shareConsequences,
} from '../../../contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ShareOutcomes } from './apply-shares.ts';

interface ShareChangesProps {
  readonly image: string;
  readonly now: readonly SharedAccount[];
  readonly wanted: readonly SharedAccount[];
  readonly outcomes: ShareOutcomes;
  readonly onDiscard: () => void;
  readonly onApply: () => void;
}

const icons: Readonly<Record<ShareChangeKind, string>> = { shared: 'add', changed: 'edit', unshared: 'remove' };

/** What applying would do, account by account, and what follows from it; after an attempt, what was left. */
export function ShareChanges({ image, now, onApply, onDiscard, outcomes, wanted }: ShareChangesProps) {
  const { calls, error, running } = outcomes;
  const changes = shareChanges(now, wanted);
  const failed = changes.some(({ account }) => calls[account]?.type === 'failed');
  if (changes.length === 0) return null;
  return (
    <section className="difference" aria-label="What will change">
      <h3>What will change</h3>
      {error !== undefined && (
        <p className="view-error" role="alert">
          {error}
        </p>
      )}
      <ul>
        {changes.map((change) => {
          const call = calls[change.account];
          return (
            <li key={change.account}>
              <Icon name={icons[shareChangeKind(change)]} />
              <div>
                <div>{shareChangeText(change, image)}</div>
                {shareConsequences(change).map((sentence) => (
                  <p key={sentence} className="muted">
                    {sentence}
                  </p>
                ))}
                {call?.type === 'failed' && (
                  <p className="deletion-failure" role="alert">
                    {call.message}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <div className="button-row">
        <Button disabled={running} onClick={onDiscard}>
          Discard
        </Button>
        <Button kind="primary" disabled={running} onClick={onApply}>
          {failed ? 'Try the rest again' : 'Apply changes'}
        </Button>
      </div>
    </section>
  );
}
