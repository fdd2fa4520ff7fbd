/** What a call of any service answers of a list, whichever way it names its items and its token. */
export interface ListPage<Item> {
  readonly items: readonly Item[] | undefined;
  readonly next: string | undefined;
}

/** The items of every page; a page may be empty and yet not the last. */
export async function allPages<Item>(read: (token: string | undefined) => Promise<ListPage<Item>>): Promise<readonly Item[]> {
  const found: Item[] = [];
  let token: string | undefined;
  do {
    const { items, next } = await read(token);
    found.push(...(items ?? []));
    token = next || undefined;
  } while (token !== undefined);
  return found;
}
