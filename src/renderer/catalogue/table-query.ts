import type { CatalogueRow, Owner } from '../../contract/index.ts';

/** The filters that are chosen from what there is. */
export const choiceNames = ['platform', 'type', 'state'] as const;
export type ChoiceName = (typeof choiceNames)[number];
export type Choices = Readonly<Partial<Record<ChoiceName, string>>>;

export const agesInDays = { day: 1, week: 7, month: 30, year: 365 } as const;
export type Age = keyof typeof agesInDays;

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** What somebody asks of a table. */
export interface TableQuery {
  readonly owner: Owner;
  readonly text: string;
  readonly choices: Choices;
  /** Created no longer ago. */
  readonly age: Age | undefined;
  /** undefined: in the order in which AWS lists them. */
  readonly sort: Sort | undefined;
}

export const plainQuery: TableQuery = { owner: 'Self', text: '', choices: {}, age: undefined, sort: undefined };

/** Whether it narrows the table at all. */
export function narrows({ age, choices, text }: Pick<TableQuery, 'age' | 'choices' | 'text'>): boolean {
  return text.trim() !== '' || age !== undefined || Object.keys(choices).length > 0;
}

/** What a row is searched in, in small letters. */
export function searchText({ arn, description, name, more, outputs, owner, platform, state, type, version }: CatalogueRow): string {
  const ids = outputs.map(({ id }) => id);
  return [name, version, description, platform, type, state, owner, ...Object.values(more), ...ids, arn].join('\n').toLowerCase();
}

/** A test of rows for all of a query but its text. */
export function choiceTest({ age, choices }: Pick<TableQuery, 'age' | 'choices'>, now: number): (row: CatalogueRow) => boolean {
  const after = age === undefined ? '' : new Date(now - agesInDays[age] * 24 * 3600 * 1000).toISOString();
  const wanted = choiceNames.flatMap((name) => (choices[name] === undefined ? [] : [[name, choices[name]] as const]));
  return (row) => row.created >= after && wanted.every(([name, value]) => row[name] === value);
}
