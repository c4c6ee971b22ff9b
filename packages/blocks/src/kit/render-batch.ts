import type { Batch, BlockDeps, Member } from './run.ts';

/** Renders the same templates for every member of a batch; a failure concerns its member alone. */
export async function renderBatch<Config>(
  batch: Batch<Config>,
  deps: BlockDeps,
  templates: string[],
): Promise<{
  rendered: { member: Member; texts: string[] }[];
  failed: { member: Member; error: string }[];
}> {
  const jobs = batch.members.map((member) => ({ templates, facts: member.facts }));
  const answers = await deps.render(jobs);
  const rendered: { member: Member; texts: string[] }[] = [];
  const failed: { member: Member; error: string }[] = [];
  for (const [index, member] of batch.members.entries()) {
    const answer = answers[index];
    if (answer?.ok) rendered.push({ member, texts: answer.texts });
    else failed.push({ member, error: answer?.error ?? 'The renderer gave no answer.' });
  }
  return { rendered, failed };
}
