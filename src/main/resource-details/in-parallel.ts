/** Works through items, a few at a time, and gives each result as soon as it is there, in no order. Whoever stops reading ends the work. */
export async function* inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const waiting = items.values();
  const running = new Map<number, Promise<{ readonly id: number; readonly result: Result }>>();
  let lastId = 0;
  const begin = () => {
    const next = waiting.next();
    if (next.done) return;
    const id = ++lastId;
    running.set(
      id,
      work(next.value).then((result) => ({ id, result })),
    );
  };
  for (let count = 0; count < atOnce; count++) begin();
  while (running.size > 0) {
    const { id, result } = await Promise.race(running.values());
    running.delete(id);
    begin();
    yield result;
  }
}
