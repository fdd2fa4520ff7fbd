import type { AccountTarget, BuilderRow } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notify, notifyFailure } from '../../stores/notify.ts';
import { Icon } from '../../ui/icon.tsx';
import type { MenuItem } from '../../ui/menu.tsx';
import type { Workbench } from '../../workbench.ts';
import { type BuilderDoing, builderDoings, whyNot } from './builder-doings.ts';

interface BuilderButtonsProps {
  readonly place: AccountTarget;
  readonly rows: readonly BuilderRow[];
  /** Without those that make no sense where the buttons stand. */
  readonly without?: readonly string[];
}

/** What can be done with the builders that are selected. */
export function BuilderButtons({ place, rows, without = [] }: BuilderButtonsProps) {
  const subject = rows.length === 1 ? rows[0]?.name : `${rows.length} image builders`;
  return (
    <fieldset className="table-actions">
      <legend className="visually-hidden">{`Actions on ${subject}`}</legend>
      <div className="button-row">
        {builderDoings
          .filter(({ id }) => !without.includes(id))
          .map((doing) => (
            <DoingButton key={doing.id} doing={doing} place={place} rows={rows} />
          ))}
      </div>
    </fieldset>
  );
}

/** A button that says why it cannot be used, and stays reachable for that. */
function DoingButton({ doing, place, rows }: BuilderButtonsProps & { readonly doing: BuilderDoing }) {
  const workbench = useWorkbench();
  const reason = whyNot(doing, rows);
  const words = doing.title.replace(/…$/, '');
  const choose = () => (reason === undefined ? void carryOut(workbench, doing, { place, rows }) : notify(workbench, 'info', reason));
  return (
    <button type="button" className="button plain" aria-disabled={reason !== undefined} title={reason ?? words} onClick={choose}>
      <Icon name={doing.icon} />
      <span>{words}</span>
    </button>
  );
}

async function carryOut(
  workbench: Workbench,
  { run }: BuilderDoing,
  { place, rows }: Pick<BuilderButtonsProps, 'place' | 'rows'>,
): Promise<void> {
  try {
    await run(workbench, place, rows);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

/** The same as a menu. */
export const builderMenu = (workbench: Workbench, place: AccountTarget, rows: readonly BuilderRow[]): readonly MenuItem[] =>
  builderDoings.map((doing) => ({
    ...{ id: doing.id, title: doing.title, icon: doing.icon, whyNot: whyNot(doing, rows) },
    choose: () => void carryOut(workbench, doing, { place, rows }),
  }));
