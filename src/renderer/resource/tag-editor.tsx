import type { Tag } from '../../contract/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { draftFaults, type TagChange, type TagDifference, tagChange, tagDifferences } from './tag-draft.ts';

interface TagEditorProps {
  readonly tags: Readonly<Record<string, string>>;
  /** As they are to be. */
  readonly rows: readonly Tag[];
  readonly edit: (rows: readonly Tag[] | undefined) => void;
  readonly apply: (change: TagChange) => void;
}

/** Tags as a table; what applying would do stands below it. */
export function TagEditor({ apply, edit, rows, tags }: TagEditorProps) {
  const faults = draftFaults(rows);
  const differences = tagDifferences(tags, rows);
  const isFaulty = faults.all !== undefined || faults.rows.some((fault) => fault !== undefined);
  const change = (at: number, row: Tag) => edit(rows.with(at, row));
  return (
    <section aria-label="Tags">
      {rows.length === 0 && <p className="muted">It has no tags.</p>}
      <ul className="tag-rows" aria-label="Tags">
        {rows.map((row, at) => (
          <TagRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the key of a tag changes while it is typed.
            key={at}
            row={row}
            at={at}
            fault={faults.rows[at]}
            onChange={(next) => change(at, next)}
            onRemove={() => edit(rows.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {faults.all !== undefined && (
        <p className="field-fault" role="status">
          {faults.all}
        </p>
      )}
      <div className="button-row">
        <Button icon="add" onClick={() => edit([...rows, { key: '', value: '' }])}>
          Add tag
        </Button>
      </div>
      {differences.length > 0 && (
        <section className="difference" aria-label="What will change">
          <h3>What will change</h3>
          <ul>
            {differences.map((difference) => (
              <li key={`${difference.kind} ${difference.key}`}>
                <DifferenceWords difference={difference} />
              </li>
            ))}
          </ul>
          <div className="button-row">
            <Button onClick={() => edit(undefined)}>Discard</Button>
            <Button kind="primary" disabled={isFaulty} onClick={() => apply(tagChange(differences))}>
              Apply changes
            </Button>
          </div>
        </section>
      )}
    </section>
  );
}

interface TagRowProps {
  readonly row: Tag;
  readonly at: number;
  readonly fault: string | undefined;
  readonly onChange: (row: Tag) => void;
  readonly onRemove: () => void;
}

function TagRow({ row, at, fault, onChange, onRemove }: TagRowProps) {
  const faultId = `tag-fault-${at}`;
  return (
    <li>
      <input
        className="field"
        aria-label={`Key ${at + 1}`}
        placeholder="Key"
        spellCheck={false}
        value={row.key}
        aria-invalid={fault !== undefined}
        aria-describedby={faultId}
        onChange={(event) => onChange({ ...row, key: event.target.value })}
      />
      <input
        className="field"
        aria-label={`Value ${at + 1}`}
        placeholder="Value"
        spellCheck={false}
        value={row.value}
        aria-describedby={faultId}
        onChange={(event) => onChange({ ...row, value: event.target.value })}
      />
      <IconButton icon="trash" label={`Remove tag ${row.key || at + 1}`} onClick={onRemove} />
      <p id={faultId} className="field-fault" role="status">
        {fault}
      </p>
    </li>
  );
}

const signs = { added: 'add', changed: 'edit', removed: 'remove' } as const;

function DifferenceWords({ difference }: { readonly difference: TagDifference }) {
  const { key, kind } = difference;
  return (
    <>
      <Icon name={signs[kind]} />
      <span>
        {kind === 'added' && `Add ${key} = ${difference.value}`}
        {kind === 'changed' && `Change ${key} from ${difference.from || 'nothing'} to ${difference.value || 'nothing'}`}
        {kind === 'removed' && `Remove ${key}, which is ${difference.from || 'empty'}`}
      </span>
    </>
  );
}

/** Tags that cannot be changed. */
export function TagList({ tags }: { readonly tags: readonly Tag[] }) {
  return (
    <dl className="fact-list">
      {tags.map(({ key, value }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Those that AWS put there itself. */
export function AwsTags({ tags }: { readonly tags: readonly Tag[] }) {
  return (
    <section aria-label="Tags of AWS">
      <h3>Tags of AWS</h3>
      <TagList tags={tags} />
    </section>
  );
}
