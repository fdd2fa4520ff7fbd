import { HttpProxyAgent } from 'http-proxy-agent';
import { onTestFinished } from 'vitest';
import { type Aws, createAws } from '../aws/clients.ts';
import { type Fault, faultProxy } from './fault-proxy.ts';

export interface FaultyLine {
  /** The account, over this line. */
  readonly aws: Aws;
  /** What was asked, in order: the operations. */
  readonly calls: readonly string[];
}

/** What happens to a call of Image Builder; `nth` counts per operation. */
export type FaultOf = (operation: string, nth: number) => Fault | undefined;

/** A line between the SDK and a real account that knows nothing of it. */
export async function faultyLine(to: Aws, faultOf: FaultOf): Promise<FaultyLine> {
  const calls: string[] = [];
  const proxy = await faultProxy();
  proxy.decide(({ operation }) => {
    calls.push(operation);
    return faultOf(operation, calls.filter((one) => one === operation).length);
  });
  const agent = new HttpProxyAgent(proxy.endpoint);
  const aws = createAws({ ...to.connection, agents: async () => ({ httpAgent: agent }) });
  onTestFinished(async () => {
    aws.close();
    await proxy.close();
  });
  return { aws, calls };
}
