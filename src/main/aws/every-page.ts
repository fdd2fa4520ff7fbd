type Page<Key extends string, Item> = { readonly [Name in Key]?: readonly Item[] | undefined } & {
  readonly nextToken?: string | undefined;
};

/** The items of every page of a list; a page may be empty and yet not the last. */
export async function everyPage<Key extends string, Item>(
  read: (nextToken: string | undefined) => Promise<Page<Key, Item>>,
  key: Key,
): Promise<Item[]> {
  const items: Item[] = [];
  let nextToken: string | undefined;
  do {
    const page = await read(nextToken);
    items.push(...(page[key] ?? []));
    nextToken = page.nextToken || undefined;
  } while (nextToken);
  return items;
}
