import type { OutlineSymbol } from '../language/protocol.ts';

const ICON: Readonly<Record<OutlineSymbol['kind'], string>> = {
  document: 'file',
  parameter: 'symbol-parameter',
  constant: 'symbol-constant',
  phase: 'symbol-namespace',
  step: 'symbol-event',
  key: 'symbol-property',
};

export const symbolIcon = (kind: OutlineSymbol['kind']): string => ICON[kind];
