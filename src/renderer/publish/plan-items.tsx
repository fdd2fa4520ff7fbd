import { useState } from 'react';
import type { Bump, FieldChange, PlanItem, PublishStep } from '../../contract/index.ts';
import { IconButton } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { diffLines } from './diff-lines.ts';
import { actionMarks, kindWords, stepMarks, versionWords } from './plan-words.ts';

export interface PlanHandlers {
  readonly onBump: (key: string, bump: Bump) => void;
  readonly onInclude: (key: string, included: boolean) => void;
  readonly onOpen: (arn: string) => void;
}

interface PlanItemsProps extends PlanHandlers {
  readonly items: readonly PlanItem[];
  /** How far each has come, while the plan is carried out. */
  readonly steps?: readonly PublishStep[] | undefined;
  readonly busy: boolean;
}

interface Group {
  readonly title: string;
  readonly items: readonly PlanItem[];
}

function groupsOf(items: readonly PlanItem[]): Group[] {
  const changes = items.filter(({ action }) => action !== 'unchanged');
  return [
    { title: 'To publish', items: changes.filter(({ origin, kind }) => origin !== 'dependent' && kind !== 'image') },
    { title: 'Depends on it and is pointed at the new versions', items: changes.filter(({ origin }) => origin === 'dependent') },
    { title: 'To build', items: changes.filter(({ kind }) => kind === 'image') },
    { title: 'Unchanged', items: items.filter(({ action }) => action === 'unchanged') },
  ].filter((group) => group.items.length > 0);
}

/** A plan as a list: what happens in which order, and to what. */
export function PlanItems({ items, steps, ...handlers }: PlanItemsProps) {
  return groupsOf(items).map((group) => (
    <section key={group.title} className="plan-group" aria-label={group.title}>
      <h2>
        {group.title} <span className="muted">{group.items.length}</span>
      </h2>
      <ul className="plan-items">
        {group.items.map((item) => (
          <PlanRow key={item.key} item={item} step={steps?.find(({ key }) => key === item.key)} {...handlers} />
        ))}
      </ul>
    </section>
  ));
}

interface PlanRowProps extends Omit<PlanItemsProps, 'items' | 'steps'> {
  readonly item: PlanItem;
  readonly step: PublishStep | undefined;
}

function PlanRow({ item, step, busy, onBump, onInclude, onOpen }: PlanRowProps) {
  const [open, setOpen] = useState(false);
  const name = `${kindWords(item.kind)} ${item.name}`;
  const arn = step?.arn ?? (item.action === 'unchanged' || item.action === 'update' ? item.arn : undefined);
  return (
    <li className={item.included ? 'plan-item' : 'plan-item left'}>
      <div className="plan-row">
        {item.changes.length > 0 ? (
          <IconButton
            icon={open ? 'chevron-down' : 'chevron-right'}
            label={`${open ? 'Hide' : 'Show'} the difference of ${name}`}
            pressed={open}
            onClick={() => setOpen(!open)}
          />
        ) : (
          <span className="plan-no-twistie" />
        )}
        <StateMark mark={step ? stepMarks[step.state] : actionMarks[item.action]} />
        <span className="plan-name">
          <span className="muted">{kindWords(item.kind)}</span> {item.name} <span>{versionWords(item)}</span>
        </span>
        {item.choices.length > 0 && !step && (
          <VersionSelect item={item} label={`Version of ${name}`} busy={busy} onBump={(bump) => onBump(item.key, bump)} />
        )}
        {arn !== undefined && <IconButton icon="link-external" label={`Open ${name}`} onClick={() => onOpen(arn)} />}
      </div>
      <div className="plan-notes">
        <p className="muted">{[item.path, item.reason].filter(Boolean).join(': ')}</p>
        {item.edits.map((edit) => (
          <p key={edit}>{edit}.</p>
        ))}
        {item.problem !== undefined && <p className="field-fault">The account would refuse it. {item.problem}</p>}
        {step?.message !== undefined && <p>{step.message}</p>}
        {item.origin === 'dependent' && !step && (
          <CheckBox label="Point it at the new version" checked={item.included} onChange={(included) => onInclude(item.key, included)} />
        )}
      </div>
      {open && item.changes.map((change) => <FieldDiff key={change.field} change={change} />)}
    </li>
  );
}

const bumpWords: Readonly<Record<Bump, string>> = { build: 'new build', patch: 'patch', minor: 'minor', major: 'major' };

interface VersionSelectProps {
  readonly item: PlanItem;
  readonly label: string;
  readonly busy: boolean;
  readonly onBump: (bump: Bump) => void;
}

function VersionSelect({ item, label, busy, onBump }: VersionSelectProps) {
  // The values of a select are the values of its options, and those are bumps.
  const change = (value: string) => onBump(value as Bump);
  return (
    <select
      className="field plan-version"
      aria-label={label}
      value={item.chosen}
      disabled={busy}
      onChange={(event) => change(event.target.value)}
    >
      {item.choices.map(({ bump, version }) => (
        <option key={bump} value={bump}>
          {`${version} (${bumpWords[bump]})`}
        </option>
      ))}
    </select>
  );
}

function FieldDiff({ change }: { readonly change: FieldChange }) {
  return (
    <figure className="plan-diff">
      <figcaption>{change.field}</figcaption>
      <Scrollable className="plan-diff-text" label={`Difference of ${change.field}`}>
        <pre>
          {diffLines(change).map(({ sign, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a difference have no names of their own and never move.
            <span key={index} className={`diff-line sign-${sign === '+' ? 'added' : sign === '-' ? 'removed' : 'same'}`}>
              {`${sign} ${text}\n`}
            </span>
          ))}
        </pre>
      </Scrollable>
    </figure>
  );
}
