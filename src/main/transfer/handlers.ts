import { AppError, type Contract, type Handlers } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { exportFile } from './export/export-file.ts';
import { createImports } from './import/imports.ts';

type AwsOf = (target: { readonly id: string; readonly region: string }) => Promise<Aws>;

export function transferHandlers(aws: AwsOf): Handlers<Contract>['transfer'] {
  const imports = createImports();
  return {
    async planImport({ connection, ...request }, signal) {
      return imports.plan(await aws({ id: connection, region: regionOf(request.arns) }), request, signal);
    },
    decideImport: ({ planId, decisions }) => imports.decide(planId, decisions),
    applyImport: ({ planId }) => imports.apply(planId),
    export: (request) => exportFile(request),
  };
}

/** The one Region that all of them are in: files of different Regions would name each other wrongly. */
function regionOf(arns: readonly string[]): string {
  const [region, ...others] = new Set(arns.map((arn) => arn.split(':')[3] ?? ''));
  if (region && others.length === 0) return region;
  throw new AppError('invalid-input', 'Import resources of one Region at a time, each by its ARN.');
}
