import type { SandboxState } from '../../contract/index.ts';
import type { ChooseSandbox } from '../../rehearsal/index.ts';

/** Whether rehearsals can run here. Looked for once it works, and again each time while it does not: the user may have installed something. */
export function sandboxStateOf(choose: ChooseSandbox): () => Promise<SandboxState> {
  let found: Promise<SandboxState> | undefined;
  const look = async (): Promise<SandboxState> => {
    const choice = await choose({ driver: 'auto' }, {});
    if (choice.available) return { available: true, driver: choice.driver.name, base: choice.base.title };
    found = undefined;
    return choice;
  };
  return () => {
    found ??= look().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}
