import type { RefObject } from 'react';
import { listAbilities, type Owner } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Icon } from '../ui/icon.tsx';
import { kindsInWords, ownersInWords } from './list-words.ts';
import { knownChoices } from './narrowed-lists.ts';
import { type Age, type ChoiceName, choiceNames, type TableQuery } from './table-query.ts';
import type { Table } from './use-table.ts';

const choiceTitles: Readonly<Record<ChoiceName, string>> = { platform: 'Platform', type: 'Type', state: 'State' };
const ages: readonly { readonly value: Age; readonly label: string }[] = [
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
  { value: 'year', label: 'Last 365 days' },
];

interface TableBarProps {
  readonly table: Table;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** Whose resources, and which of them. */
export function TableBar({ table, searchRef }: TableBarProps) {
  const { catalogue } = useWorkbench();
  const { kind, state } = table;
  const { age, choices, owner, text } = state.query;
  const ask = (query: Partial<TableQuery>) => catalogue.apply({ type: 'asked', kind, query });
  const { owners } = listAbilities[kind];
  return (
    <div className="table-bar">
      <span className="table-search">
        <Icon name="search" />
        <input
          ref={searchRef}
          className="field"
          type="search"
          aria-label={`Search ${kindsInWords[kind].toLowerCase()}`}
          placeholder="Search"
          value={text}
          onChange={(event) => ask({ text: event.target.value })}
        />
      </span>
      {owners.length > 1 && (
        <Choice
          label="Owner"
          value={owner}
          options={owners.map((value) => ({ value, label: ownersInWords[value] }))}
          onChange={(value) => ask({ owner: value as Owner })}
        />
      )}
      {choiceNames
        .filter((name) => knownChoices[kind]?.[name])
        .map((name) => (
          <Choice
            key={name}
            label={choiceTitles[name]}
            value={choices[name] ?? ''}
            any={`Any ${choiceTitles[name].toLowerCase()}`}
            options={(knownChoices[kind]?.[name] ?? []).map((value) => ({ value, label: inWords(value) }))}
            onChange={(value) => ask({ choices: withChoice(choices, name, value) })}
          />
        ))}
      <Choice
        label="Created"
        value={age ?? ''}
        any="Any date"
        options={ages}
        onChange={(value) => ask({ age: value === '' ? undefined : (value as Age) })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** What no choice is called; without it there must be one. */
  readonly any?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, any, options, onChange }: ChoiceProps) {
  return (
    <select className="field table-choice" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {any !== undefined && <option value="">{any}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A value as AWS spells it, in small letters where it shouts. */
const inWords = (value: string): string =>
  /^[A-Z_]{4,}$/.test(value) ? value.charAt(0) + value.slice(1).toLowerCase().replace('_', ' ') : value;

function withChoice(choices: TableQuery['choices'], name: ChoiceName, value: string): TableQuery['choices'] {
  const { [name]: _, ...others } = choices;
  return value === '' ? others : { ...others, [name]: value };
}
