import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/**
 * Bundles the workflow sandbox's code, source map inside, for Worker.create({ workflowBundle }).
 * @param {{ root: string, outFile: string }} place
 */
export async function bundleWorkflows({ root, outFile }) {
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows/src/workflows.ts'),
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(path.dirname(outFile), { recursive: true });
  await writeFile(`${outFile}.new`, code);
  await rename(`${outFile}.new`, outFile);
}
