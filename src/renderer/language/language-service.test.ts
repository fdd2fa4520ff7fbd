import { describe, expect, it } from 'vitest';
import type { ShellCheckAnswer } from '../../documents/index.ts';
import type { DocumentListener, OpenDocument } from '../editor/open-documents.ts';
import { createProblemsStore } from '../stores/problems-store.ts';
import { createLanguageService, type LanguagePort } from './language-service.ts';
import type { DocumentAnalysis, FromLanguage, ToLanguage } from './protocol.ts';

function fakeDocument(id: string, language = 'yaml') {
  const state = { version: 1, text: 'a' };
  const model = { getVersionId: () => state.version, getValue: () => state.text, getLanguageId: () => language };
  return { state, document: { id, fileName: id, model } as unknown as OpenDocument };
}

function setUp(shellCheck: (scripts: readonly string[]) => ShellCheckAnswer = () => ({ type: 'not-installed' })) {
  const sent: ToLanguage[] = [];
  const frames: (() => void)[] = [];
  const listeners: DocumentListener[] = [];
  const open = new Map<string, OpenDocument>();
  const port: LanguagePort = { postMessage: (message) => void sent.push(message), onmessage: null };
  const problems = createProblemsStore();
  const service = createLanguageService({
    port,
    problems,
    shellCheck: async (scripts) => shellCheck(scripts),
    documents: { get: (id) => open.get(id), listen: (listener) => void listeners.push(listener) },
    nextFrame: (run) => void frames.push(run),
  });
  const tell = (data: FromLanguage) => port.onmessage?.({ data } as MessageEvent<FromLanguage>);
  const each = (event: keyof DocumentListener, document: OpenDocument) => {
    for (const listener of listeners) listener[event]?.(document);
  };
  const frame = () => {
    for (const run of frames.splice(0)) run();
  };
  return { service, problems, sent, tell, frame, open, each };
}

const analysis = (version: number): DocumentAnalysis => ({ version, kind: 'component', problems: [], outline: [] });

describe('the language service', () => {
  it('sends a text once a frame, as it is then', () => {
    const { sent, frame, each } = setUp();
    const { document, state } = fakeDocument('file:a');
    each('opened', document);
    for (const text of ['ab', 'abc']) {
      state.text = text;
      state.version++;
      each('changed', document);
    }
    expect(sent).toEqual([]);
    frame();
    expect(sent).toEqual([{ type: 'text', id: 'file:a', fileName: 'file:a', version: 3, text: 'abc' }]);
  });

  it('leaves alone what is neither YAML nor JSON', () => {
    const { sent, frame, each } = setUp();
    each('opened', fakeDocument('file:a', 'shell').document);
    frame();
    expect(sent).toEqual([]);
  });

  it('drops what is told of an older text, or of a closed one', () => {
    const { problems, tell, open } = setUp();
    const { document, state } = fakeDocument('file:a');
    open.set('file:a', document);
    state.version = 2;
    tell({ type: 'analysis', id: 'file:a', analysis: analysis(1) });
    tell({ type: 'analysis', id: 'file:gone', analysis: analysis(1) });
    expect(problems.getState().documents).toEqual({});
    tell({ type: 'analysis', id: 'file:a', analysis: analysis(2) });
    expect(problems.getState().documents['file:a']?.version).toBe(2);
  });

  it('sends what was typed ahead of a question', async () => {
    const { service, sent, tell, each } = setUp();
    each('opened', fakeDocument('file:a').document);
    const answer = service.ask({ ask: 'complete', id: 'file:a', position: { line: 0, character: 1 } });
    expect(sent.map((message) => message.type)).toEqual(['text', 'question']);
    tell({ type: 'answer', number: 1, answer: [] });
    expect(await answer).toEqual([]);
  });

  it('asks ShellCheck for the worker, and says so when nobody answers', async () => {
    const answers: ShellCheckAnswer[] = [{ type: 'remarks', remarks: [[]] }];
    const { sent, tell } = setUp((scripts) => {
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`no line for ${scripts.length}`);
      return answer;
    });
    tell({ type: 'shellCheck', number: 1, scripts: ['echo 1'] });
    tell({ type: 'shellCheck', number: 2, scripts: ['echo 2'] });
    await expect.poll(() => sent).toHaveLength(2);
    expect(sent).toEqual([
      { type: 'remarks', number: 1, answer: { type: 'remarks', remarks: [[]] } },
      { type: 'remarks', number: 2, answer: undefined },
    ]);
  });

  it('forgets a document that closes', () => {
    const { problems, sent, tell, frame, open, each } = setUp();
    const { document } = fakeDocument('file:a');
    open.set('file:a', document);
    tell({ type: 'analysis', id: 'file:a', analysis: analysis(1) });
    each('changed', document);
    each('closed', document);
    frame();
    expect(sent).toEqual([{ type: 'closed', id: 'file:a' }]);
    expect(problems.getState().documents).toEqual({});
  });
});
