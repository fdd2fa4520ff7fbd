/**
 * The SDK's types say `undefined` even for required members, since a caller may forget them. Behind validation they are there; members
 * that are optional stay so, at every depth.
 */
export type Valid<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? Valid<Item>[]
    : T extends object
      ? { [K in keyof T]: Record<never, never> extends Pick<T, K> ? Valid<T[K]> : Valid<Exclude<T[K], undefined>> }
      : T;
