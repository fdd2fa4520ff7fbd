import { type ImportWish, importedApplication, importWish } from '../../../contract/index.ts';

/** What stands in the fields of the form. */
export interface ImportForm {
  readonly amiId: string;
  readonly name: string;
  readonly iamRoleArn: string;
  readonly displayName: string;
  readonly description: string;
  readonly instanceType: string;
  readonly agent: ImportWish['agent'];
  /** One application a line: name, a blank, and the path of its program. */
  readonly applications: string;
  /** One a line: KEY=VALUE. */
  readonly tags: string;
}

export const emptyImport = (amiId: string): ImportForm => ({
  ...{ amiId, name: '', iamRoleArn: '', displayName: '', description: '', instanceType: '' },
  ...{ agent: 'CURRENT_LATEST', applications: '', tags: '' },
});

/** What is wrong with a field; those without a fault are not among them. */
export type ImportFaults = Readonly<Partial<Record<keyof ImportForm, string>>>;

const most = 50;
const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
const given = (text: string) => (text.trim() === '' ? undefined : text.trim());

/** The wish that a form stands for, or what keeps it from being one. */
export function readImport(form: ImportForm): { readonly wish?: ImportWish; readonly faults: ImportFaults } {
  const applications = readApplications(form.applications);
  const tags = readTags(form.tags);
  const read = importWish.safeParse({
    ...{ amiId: form.amiId.trim(), name: form.name, iamRoleArn: form.iamRoleArn.trim(), agent: form.agent },
    ...{ displayName: given(form.displayName), description: given(form.description), instanceType: given(form.instanceType) },
    ...{ applications: applications.items, tags: tags.items },
  });
  const faults: ImportFaults = {
    ...Object.fromEntries((read.error?.issues ?? []).map(({ path, message }) => [String(path[0]), wordsFor(message)])),
    ...(applications.fault === undefined ? {} : { applications: applications.fault }),
    ...(tags.fault === undefined ? {} : { tags: tags.fault }),
  };
  return Object.keys(faults).length === 0 && read.success ? { wish: read.data, faults } : { faults };
}

/** Messages of a form that is wanted are half sentences. */
const wordsFor = (message: string) => (/^(?:the|a) /.test(message) ? `Give ${message}.` : message);

interface Read<Items> {
  readonly items: Items;
  readonly fault?: string;
}

function readApplications(text: string): Read<ImportWish['applications']> {
  const items = lines(text).map((line) => {
    const [, name = line.trim(), path = ''] = /^\s*(\S+)\s+(.+?)\s*$/.exec(line) ?? [];
    return { name, path };
  });
  const faulty = items.findIndex((item) => !importedApplication.safeParse(item).success || !/^[a-z]:\\.+\.(?:exe|bat)$/i.test(item.path));
  if (faulty >= 0) return { items: [], fault: `Line ${faulty + 1}: write a name, a blank, and the whole path of an .exe or a .bat.` };
  const twice = items.findIndex(({ name }, at) => items.findIndex((other) => other.name === name) < at);
  if (twice >= 0) return { items: [], fault: `Line ${twice + 1}: there is an application of this name already.` };
  return items.length > most ? { items: [], fault: `An image has at most ${most} applications; these are ${items.length}.` } : { items };
}

function readTags(text: string): Read<ImportWish['tags']> {
  const pairs = lines(text).map((line) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(line));
  const faulty = pairs.indexOf(null);
  if (faulty >= 0) return { items: {}, fault: `Line ${faulty + 1}: write KEY=VALUE.` };
  return { items: Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? ''] as const] : []))) };
}
