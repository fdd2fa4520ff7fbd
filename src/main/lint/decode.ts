/** Undefined when the bytes are not UTF-8. A byte order mark is dropped, as editors do. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // the decoder throws for nothing else
  }
}
