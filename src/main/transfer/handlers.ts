import type { Contract, Handlers } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { exportFile } from './export/export-file.ts';
import { createImports } from './import/imports.ts';

export function transferHandlers(aws: () => Promise<Aws>): Handlers<Contract>['transfer'] {
  const imports = createImports({ aws });
  return {
    planImport: (request, signal) => imports.plan(request, signal),
    decideImport: ({ planId, decisions }) => imports.decide(planId, decisions),
    applyImport: ({ planId }) => imports.apply(planId),
    export: (request) => exportFile(request),
  };
}
