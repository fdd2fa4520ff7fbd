import { languageOf } from '../editor/language-of.ts';
import { messageOf, notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

/** Asks the connected account anew what it holds. */
export async function loadAccount({ account, connection }: Workbench): Promise<void> {
  account.apply({ type: 'loading' });
  try {
    account.apply({ type: 'loaded', overview: await connection.client.account.overview({}) });
  } catch (error) {
    account.apply({ type: 'failed', message: messageOf(error) });
  }
}

/** Opens the text behind a resource of the account, read-only. */
export async function openAccountDocument(workbench: Workbench, arn: string, title: string): Promise<void> {
  const { connection, documents, editors, tasks, view } = workbench;
  const id = `account:${arn}`;
  editors.apply({ type: 'opened', tab: { kind: 'account', id, arn, title } });
  if (documents.get(id)) return;
  try {
    const { language, text } = await tasks.run(`Reading ${title}`, (signal) => connection.client.account.document({ arn }, { signal }));
    if (!editors.getState().tabs.some((tab) => tab.id === id)) return;
    const document = documents.open({
      id,
      fileName: `${title}.${language}`,
      language: languageOf(`.${language}`),
      text,
      readOnly: true,
      diskVersion: null,
    });
    editors.apply({ type: 'status', id, status: { phase: 'ready' } });
    if (editors.getState().activeId === id) view.show(document);
  } catch (error) {
    editors.apply({ type: 'status', id, status: { phase: 'failed', error: messageOf(error) } });
    notifyFailure(workbench, error);
  }
}
