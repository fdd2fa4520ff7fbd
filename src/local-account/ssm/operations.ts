import type { Operations } from '../account.ts';
import { deleteParameter, deleteParameters, describeParameters } from './describe-parameters.ts';
import { getParameter, getParameterHistory, getParameters, getParametersByPath } from './get-parameters.ts';
import { putParameter } from './put-parameter.ts';

/** The emulated operations of Systems Manager: the Parameter Store. */
export const ssmOperations: Operations = {
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameterHistory: getParameterHistory,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  PutParameter: putParameter,
};
