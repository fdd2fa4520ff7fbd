import { type KeyboardEvent, useState } from 'react';
import { findTyped, moveInGrid } from './grid-keys.ts';
import type { Selection } from './use-selection.ts';
import type { Table } from './use-table.ts';

interface GridKeys {
  readonly table: Table;
  readonly selection: Selection;
  /** How many rows fit on the screen. */
  readonly page: number;
  /** Brings a row into view. */
  readonly show: (at: number) => void;
}

/** Letters typed in a row within this time are one word. */
const typingMs = 800;

/** The keys of a grid: moving, opening, selecting, copying, and typing the beginning of a name. */
export function useGridKeys({ table: { rows, state }, selection, page, show }: GridKeys): (event: KeyboardEvent) => void {
  const [typed, setTyped] = useState({ text: '', at: 0 });
  const go = (to: number, extend: boolean) => {
    selection.go(to, extend);
    show(to);
  };
  const withModifier = (event: KeyboardEvent): boolean => {
    if (event.key === 'a') selection.all();
    else if (event.key === 'c') selection.copy();
    else return false;
    return true;
  };
  /** What was typed a moment ago; a space goes on with it, and selects otherwise. */
  const begun = (event: KeyboardEvent) => (event.timeStamp - typed.at < typingMs ? typed.text : '');
  const plain = (event: KeyboardEvent, at: number): boolean => {
    const move = event.key === ' ' && begun(event) !== '' ? undefined : moveInGrid(rows, { at, page }, event);
    if (!move) return false;
    if (move.type === 'go') go(move.to, move.extend);
    else if (move.type === 'toggle') selection.toggle(move.at);
    else if (move.type === 'mark') selection.toggleMark(move.at);
    else selection.open(move.at);
    return true;
  };
  const type = (event: KeyboardEvent, at: number): boolean => {
    if (event.key.length !== 1) return false;
    const text = begun(event) + event.key;
    setTyped({ text, at: event.timeStamp });
    const found = findTyped(rows, at, text);
    if (found !== -1) go(found, false);
    return true;
  };
  return (event) => {
    if (event.target !== event.currentTarget || event.altKey) return; // the buttons of the head have keys of their own
    const at = rows.findIndex(({ id }) => id === state.active);
    const done = event.ctrlKey || event.metaKey ? withModifier(event) : plain(event, at) || type(event, at);
    if (done) event.preventDefault();
  };
}
