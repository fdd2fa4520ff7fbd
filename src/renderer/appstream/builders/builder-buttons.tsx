import type { AccountTarget, BuilderRow } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notifyFailure } from '../../stores/notify.ts';
import type { MenuItem } from '../../ui/menu.tsx';
import { ReasonedButton } from '../../ui/reasoned-button.tsx';
import type { Workbench } from '../../workbench.ts';
import { type BuilderDoing, builderDoings } from './builder-doings.ts';
import { whyNot } from './builder-offers.ts';

interface BuilderButtonsProps {
  readonly place: AccountTarget;
  readonly rows: readonly BuilderRow[];
  /** Without those that make no sense where the buttons stand. */
  readonly without?: readonly string[];
}

/** What can be done with the builders that are selected. */
export function BuilderButtons({ place, rows, without = [] }: BuilderButtonsProps) {
  const workbench = useWorkbench();
  const subject = rows.length === 1 ? rows[0]?.name : `${rows.length} image builders`;
  return (
    <fieldset className="table-actions">
      <legend className="visually-hidden">{`Actions on ${subject}`}</legend>
      <div className="button-row">
        {builderDoings
          .filter(({ id }) => !without.includes(id))
          .map((doing) => (
            <ReasonedButton
              key={doing.id}
              icon={doing.icon}
              label={doing.title.replace(/…$/, '')}
              whyNot={whyNot(doing, rows)}
              onClick={() => void carryOut(workbench, doing, { place, rows })}
            />
          ))}
      </div>
    </fieldset>
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
