import { AppError } from '../../contract/index.ts';
import type { Image } from '../aws/clients.ts';
import { isUnknownImage } from './connection-loss.ts';
import { finish, tellGone } from './finish.ts';
import { runStateOf } from './outcome.ts';
import { readDocument, readEarlier, readWorkflow } from './read-details.ts';
import { enter } from './read-log.ts';
import type { Outcome, Watch } from './watch.ts';

/** So often in a row the account must say that it does not know an image: it may have heard of it a moment ago only. */
const surelyGone = 3;

/** One status call, of the image or of its workflows. */
export async function readStatus(watch: Watch): Promise<Outcome | undefined> {
  watch.status.took();
  if (!watch.imageNext && ((await readWorkflow(watch)) || (await readDocument(watch)) || (await readEarlier(watch)))) return undefined;
  const image = await readImage(watch);
  watch.imageNext = false;
  if (image === 'gone') return tellGone(watch);
  if (image === undefined) return undefined;
  watch.tail.locate(image);
  watch.s3.locate(image);
  const stage = image.state?.status;
  if (runStateOf(stage) !== undefined) return finish(watch, image);
  if (stage !== undefined && stage !== watch.stage) enter(watch, stage);
  return undefined;
}

async function readImage(watch: Watch): Promise<Image | 'gone' | undefined> {
  const { imageArn, task } = watch;
  const aws = await task.aws();
  try {
    const { image } = await (await aws.imagebuilder()).getImage({ imageBuildVersionArn: imageArn });
    watch.unknown = 0;
    return image;
  } catch (error) {
    if (!isUnknownImage(error)) throw error;
    const owner = imageArn.split(':')[4];
    if (aws.connection.accountId !== owner)
      throw new AppError('unavailable', `'${aws.connection.name}' is account ${aws.connection.accountId} now; the image is in ${owner}.`);
    watch.unknown += 1;
    return watch.unknown < surelyGone ? undefined : 'gone';
  }
}
