/** Inputs that the guide does not know and AWS's own samples pass all the same: presumably ignored, so no error. By action. */
const undocumented: Readonly<Record<string, readonly string[]>> = {
  DeleteFile: ['force'], // aws-samples/amazon-ec2-image-builder-samples
};

export const actionsWithUndocumentedInputs = Object.keys(undocumented);

export function isUndocumentedInput(action: string, input: string): boolean {
  return undocumented[action]?.includes(input) === true;
}
