import { useState } from 'react';
import { IconButton } from '../ui/button.tsx';
import { ResourceLink } from './resource-link.tsx';
import type { Fact, FactTable, Shown } from './shown.ts';

/** Facts with their labels, each with a button that copies it. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="fact-list">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <ShownValue value={value} />
            <CopyButton label={label} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ShownValue({ value }: { readonly value: Shown }) {
  switch (value.kind) {
    case 'text':
      return <span className="fact-text">{value.text}</span>;
    case 'arn':
      return <ResourceLink arn={value.arn} />;
    case 'time':
      return (
        <time dateTime={value.iso} title={value.iso}>
          {new Date(value.iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      );
    case 'list':
      return (
        <ul className="fact-items">
          {value.items.map((item) => (
            <li key={JSON.stringify(item)}>
              <ShownValue value={item} />
            </li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl className="fact-nested">
          {value.facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>
                <ShownValue value={fact.value} />
              </dd>
            </div>
          ))}
        </dl>
      );
  }
}

/** What lands in the clipboard; nothing for what has parts of its own. */
function copied(value: Shown): string | undefined {
  switch (value.kind) {
    case 'text':
      return value.text === '' ? undefined : value.text;
    case 'arn':
      return value.arn;
    case 'time':
      return value.iso;
    case 'list':
      return value.items.map(copied).join('\n') || undefined;
    case 'facts':
      return undefined;
  }
}

function CopyButton({ label, value }: { readonly label: string; readonly value: Shown }) {
  const [done, setDone] = useState(false);
  const text = copied(value);
  if (text === undefined) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
  };
  return <IconButton icon={done ? 'check' : 'copy'} label={done ? `Copied: ${label}` : `Copy: ${label}`} onClick={() => void copy()} />;
}

/** Entries of one form as a table; it scrolls to the side where it is wider than the tab. */
export function FactTableView({ label, table }: { readonly label: string; readonly table: FactTable }) {
  return (
    <div className="fact-table-place">
      <table className="fact-table" aria-label={label}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {row.map((cell, at) => (
                <td key={table.columns[at]}>
                  <ShownValue value={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
