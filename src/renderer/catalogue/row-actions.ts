import type { CatalogueRow, ImageFacts } from '../../contract/index.ts';
import { actionsOn } from '../resource/actions.ts';
import { deleteResources } from '../resource/delete-resource.ts';
import { openResource } from '../resource/open-resource.ts';
import { resourceSubject } from '../resource/subject.ts';
import { notify, notifyFailure } from '../stores/notify.ts';
import type { MenuItem } from '../ui/menu.tsx';
import type { Workbench } from '../workbench.ts';
import type { GridRow } from './grid-rows.ts';

/** What of a row goes to the clipboard: of an output its own id, of everything else the ARN. */
export const copyTextOf = ({ output, row }: GridRow): string => output?.id ?? row.arn;

export async function copyRows(workbench: Workbench, rows: readonly GridRow[]): Promise<void> {
  const texts = [...new Set(rows.map(copyTextOf))];
  if (texts.length === 0) return;
  try {
    await navigator.clipboard.writeText(texts.join('\n'));
    notify(workbench, 'info', texts.length === 1 ? `Copied ${texts[0]}` : `Copied ${texts.length} lines, one for each row`);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

/** Opens what rows stand for, each in a tab; so many that nobody wants them are not opened. */
export function openRows(workbench: Workbench, rows: readonly GridRow[]): void {
  const arns = [...new Set(rows.filter(({ is }) => is !== 'note').map(({ row }) => row.arn))];
  if (arns.length > 20) {
    notify(workbench, 'info', `Select at most 20 rows to open; ${arns.length} are selected.`);
    return;
  }
  for (const arn of arns) openResource(workbench, arn);
}

/** What can be done with the rows that are selected: of one row all that its resource allows. */
export function rowItems(workbench: Workbench, rows: readonly GridRow[]): readonly MenuItem[] {
  const [first, ...others] = rows;
  if (!first) return [];
  const several = others.length > 0;
  const open: MenuItem = {
    id: 'open',
    title: several ? `Open ${rows.length} tabs` : 'Open',
    icon: 'go-to-file',
    choose: () => openRows(workbench, rows),
  };
  const copy: MenuItem = {
    id: 'copy',
    title: first.output
      ? `Copy ${first.output.kind === 'ami' ? 'AMI ID' : 'image URI'}`
      : several
        ? `Copy ${rows.length} ARNs`
        : 'Copy ARN',
    icon: 'copy',
    choose: () => void copyRows(workbench, rows),
  };
  if (several) return [open, copy, ...deleteItem(workbench, rows)];
  return first.output ? [open, copy] : [open, copy, ...actionItems(workbench, first)];
}

/** One plan for all rows that stand for resources. Images go from their own tabs, where their AMIs are shown. */
function deleteItem(workbench: Workbench, rows: readonly GridRow[]): readonly MenuItem[] {
  const { at, subjects } = subjectsOf(workbench, rows);
  if (at === undefined || subjects.length === 0) return [];
  const own = subjects.every(({ arn }) => arn.split(':')[4] === at);
  return [
    {
      id: 'delete',
      title: `Delete ${subjects.length === 1 ? 'it' : `${subjects.length} resources`}…`,
      icon: 'trash',
      whyNot: own ? undefined : 'Some of these belong to another account. Select your own alone.',
      choose: () => void deleteResources(workbench, subjects).catch((error: unknown) => notifyFailure(workbench, error)),
    },
  ];
}

function subjectsOf({ app, catalogue }: Workbench, rows: readonly GridRow[]) {
  const connection = catalogue.getState().at?.connection ?? '';
  const arns = new Set(rows.filter(({ is }) => is !== 'note' && is !== 'output').map(({ row }) => row.arn));
  const subjects = [...arns].flatMap((arn) => resourceSubject(connection, arn) ?? []).filter(({ kind }) => kind !== 'image');
  return { at: app.getState().info?.connection.accountId, subjects };
}

/** A list does not tell how many AMIs and containers an image of a type has in all; its state it tells. */
const factsOf = ({ kind, state, type }: CatalogueRow): { readonly image?: ImageFacts } =>
  kind === 'image' && state !== '' ? { image: { state, type } } : {};

function actionItems(workbench: Workbench, { row }: GridRow): readonly MenuItem[] {
  const subject = resourceSubject(workbench.catalogue.getState().at?.connection ?? '', row.arn, factsOf(row));
  if (!subject) return [];
  const actions = actionsOn(subject.kind).filter(({ id }) => id !== 'resource.copyArn');
  return actions.map((action): MenuItem => {
    const enabled = action.enabled(subject);
    const choose = async () => {
      try {
        await action.run(workbench, subject);
      } catch (error) {
        notifyFailure(workbench, error);
      }
    };
    return {
      id: action.id,
      title: action.title,
      icon: action.icon,
      whyNot: enabled === true ? undefined : enabled,
      choose: () => void choose(),
    };
  });
}
