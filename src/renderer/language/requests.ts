/** Questions over a port, each known by its number until the answer comes. */
export interface Requests<Answer> {
  /** Sends a question under a number of its own. */
  open(send: (number: number) => void): Promise<Answer>;
  settle(number: number, answer: Answer): void;
}

export function createRequests<Answer>(): Requests<Answer> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  return {
    open(send) {
      const number = ++last;
      return new Promise((resolve) => {
        waiting.set(number, resolve);
        send(number);
      });
    },
    settle(number, answer) {
      waiting.get(number)?.(answer);
      waiting.delete(number);
    },
  };
}
