import type { AccountTarget, CatalogueList, CatalogueRow, ListCount } from '../../contract/index.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import { createTopic, type Topic } from '../topic.ts';
import { cacheFolder, type ListCache, lastAccount, listCache } from './list-cache.ts';
import { ListReader } from './list-reader.ts';
import { type ListPage, readPage } from './read-page.ts';
import type { Clock } from './worker.ts';

export interface AccountListsDeps {
  /** Where the caches of all accounts lie. */
  readonly folder: string;
  aws(target: AccountTarget): Promise<Aws>;
  readonly clock: Clock;
  readonly random: () => number;
  report(error: unknown): void;
}

export interface OpenList {
  readonly list: CatalogueList;
  readonly reader: ListReader;
  /** Rows or status changed. */
  readonly changes: Topic<void>;
}

const countAfterMs = 500;
const writeAfterMs = 4000;

/** The lists of one connection in one Region: those that were opened, with what is kept of them on the disk. */
export class AccountLists {
  readonly counts = createTopic<readonly ListCount[]>();
  readonly #deps: AccountListsDeps;
  readonly #at: AccountTarget;
  readonly #open = new Map<string, Promise<OpenList>>();
  readonly #unwritten = new Set<OpenList>();
  #account: string | undefined;
  #cache: ListCache;
  #known: readonly ListCount[] = [];
  #moving: Promise<void> = Promise.resolve();
  #callOff: readonly (() => void)[] = [];

  private constructor(deps: AccountListsDeps, at: AccountTarget, account: string | undefined) {
    this.#deps = deps;
    this.#at = at;
    this.#account = account;
    this.#cache = listCache(cacheFolder(deps.folder, at, account ?? ''));
  }

  /** Begins with what is kept of the account that the connection led to last: AWS may be out of reach. */
  static async open(deps: AccountListsDeps, at: AccountTarget): Promise<AccountLists> {
    const lists = new AccountLists(deps, at, await lastAccount(deps.folder, at));
    lists.#known = await lists.#cache.readCounts();
    return lists;
  }

  get known(): readonly ListCount[] {
    return this.#known;
  }

  list(list: CatalogueList): Promise<OpenList> {
    const key = keyOf(list);
    const known = this.#open.get(key) ?? this.#openList(list);
    this.#open.set(key, known);
    return known;
  }

  /** Those that are open now. */
  async opened(): Promise<readonly OpenList[]> {
    return Promise.all(this.#open.values());
  }

  /** Lists that AWS narrowed are not kept: their rows are those of the whole list. */
  release({ list, reader }: OpenList): void {
    if (list.filters === undefined || reader.isHeld) return;
    reader.close();
    this.#open.delete(keyOf(list));
  }

  async close(): Promise<void> {
    for (const callOff of this.#callOff) callOff();
    for (const { reader } of await this.opened()) reader.close();
    await this.#write();
    this.counts.close();
  }

  async #openList(list: CatalogueList): Promise<OpenList> {
    const changes = createTopic<void>();
    const kept = list.filters ? { rows: [], whole: false, asOf: undefined } : await this.#cache.read(list);
    const { clock, random } = this.#deps;
    const opened: OpenList = {
      list,
      changes,
      reader: new ListReader(
        {
          clock,
          random,
          readToken: (token) => this.#readPage(list, token),
          readNamed: (name) => this.#readNamed(list, name),
          changed: () => {
            changes.publish();
            this.#changed(opened);
          },
        },
        kept,
      ),
    };
    return opened;
  }

  async #readPage(list: CatalogueList, token: string | undefined): Promise<ListPage> {
    const page = await readPage(await this.#api(), list, token);
    if (list.filters) (await this.list({ kind: list.kind, owner: list.owner })).reader.learn(page.rows);
    return page;
  }

  async #readNamed({ kind, owner }: CatalogueList, name: string): Promise<readonly CatalogueRow[]> {
    const api = await this.#api();
    const rows: CatalogueRow[] = [];
    for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
      const page = await readPage(api, { kind, owner, filters: { name: [name] } }, token);
      rows.push(...page.rows);
      token = page.nextToken;
    }
    return rows;
  }

  async #api(): Promise<Imagebuilder> {
    const aws = await this.#deps.aws(this.#at);
    this.#moving = this.#moving.then(() => this.#moveTo(aws.connection.accountId));
    await this.#moving;
    return aws.imagebuilder();
  }

  /** The connection turned out to lead to this account; what is kept of another one is put away. */
  async #moveTo(account: string): Promise<void> {
    if (account === this.#account) return;
    await this.#write();
    const first = this.#account === undefined;
    this.#account = account;
    this.#cache = listCache(cacheFolder(this.#deps.folder, this.#at, account));
    if (first) return; // nothing was kept of any account
    this.#known = await this.#cache.readCounts();
    for (const { list, reader } of await this.opened()) if (!list.filters) reader.replace(await this.#cache.read(list));
    this.counts.publish(this.#known);
  }

  #changed(opened: OpenList): void {
    if (opened.list.filters) return;
    this.#unwritten.add(opened);
    for (const callOff of this.#callOff) callOff();
    const { clock, report } = this.#deps;
    this.#callOff = [clock.after(countAfterMs, () => this.#count()), clock.after(writeAfterMs, () => void this.#write().catch(report))];
  }

  #count(): void {
    const counted = [...this.#unwritten].flatMap(({ list, reader }) => (list.buildsOf === undefined ? countOf(list, reader) : []));
    const isCounted = ({ kind, owner }: ListCount) => counted.some((each) => each.kind === kind && each.owner === owner);
    this.#known = [...this.#known.filter((each) => !isCounted(each)), ...counted];
    this.counts.publish(this.#known);
  }

  async #write(): Promise<void> {
    if (this.#unwritten.size === 0 || this.#account === undefined) return;
    this.#count();
    const unwritten = [...this.#unwritten];
    this.#unwritten.clear();
    const cache = this.#cache;
    for (const { list, reader } of unwritten) if (reader.status.asOf !== undefined) await cache.write(list, reader.kept);
    await cache.writeCounts(this.#known);
  }
}

function countOf({ kind, owner }: CatalogueList, { rows, status }: ListReader): readonly ListCount[] {
  if (status.asOf === undefined) return [];
  const names = new Set([...rows.values()].map(({ name }) => name)).size;
  return [{ kind, owner, names, whole: status.whole, asOf: status.asOf }];
}

function keyOf({ kind, owner, filters, buildsOf }: CatalogueList): string {
  return JSON.stringify([kind, owner, buildsOf ?? null, Object.entries(filters ?? {}).sort(([a], [b]) => a.localeCompare(b))]);
}
