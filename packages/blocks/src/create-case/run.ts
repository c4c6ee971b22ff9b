import { CasePriority } from '@percurso/journey/case-attributes';
import type { JsonValue } from '@percurso/journey/json-value';
import { renderBatch } from '../kit/render-batch.ts';
import { resolveMappedValue } from '../kit/resolve-mapped-value.ts';
import type { BlockDeps, EffectRun, Facts, Member, Outcome } from '../kit/run.ts';
import type { CreateCaseConfig } from './block.ts';

/** As long as a subject may be in the list of cases. */
const SUBJECT_LENGTH = 500;

interface NewCase {
  member: Member;
  subject: string;
  priority: CasePriority;
}

export const run: EffectRun<CreateCaseConfig> = {
  type: 'effect',
  async run(batch, deps) {
    const { config } = batch;
    const { rendered, failed } = await renderBatch(batch, deps, [config.subject]);
    const outcomes = new Map<string, Outcome>();
    const refuse = (member: Member, reason: string) =>
      outcomes.set(member.enrolmentId, { port: 'error', reason });

    for (const { member, error } of failed) refuse(member, `rendering-failed: ${error}`);
    const cases: NewCase[] = [];
    for (const { member, texts } of rendered) {
      const subject = (texts[0] ?? '').replace(/\s+/g, ' ').trim().slice(0, SUBJECT_LENGTH);
      const priority = priorityOf(config, member.facts);
      if (subject === '') refuse(member, 'empty-subject');
      else if ('reason' in priority) refuse(member, priority.reason);
      else cases.push({ member, subject, priority: priority.value });
    }

    const numbers = cases.length > 0 ? await deps.allocateCaseNumbers(cases.length) : [];
    for (const [index, newCase] of cases.entries()) {
      const number = numbers[index];
      if (number === undefined) {
        throw new Error(`Expected ${cases.length} case numbers, got ${numbers.length}.`);
      }
      outcomes.set(newCase.member.enrolmentId, open(config, { ...newCase, number }, deps));
    }
    return outcomes;
  },
};

function open(
  config: CreateCaseConfig,
  { member, subject, priority, number }: NewCase & { number: number },
  deps: BlockDeps,
): Outcome {
  const caseId = deps.newId();
  const attributes = Object.entries(config.attributes).map(
    ([name, mapped]): [string, JsonValue] => [name, resolveMappedValue(mapped, member.facts)],
  );
  return {
    port: 'next',
    result: { caseId, caseNumber: number },
    writes: [
      {
        type: 'create-case',
        caseId,
        number,
        subject,
        status: config.status,
        priority,
        attributes: Object.fromEntries(attributes),
      },
    ],
  };
}

/** A priority nobody gave is Normal; one that is none of the four is refused, not guessed. */
function priorityOf(
  config: CreateCaseConfig,
  facts: Facts,
): { value: CasePriority } | { reason: string } {
  const value = resolveMappedValue(config.priority, facts) ?? 'Normal';
  const parsed = CasePriority.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return {
    reason: `invalid-priority: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  };
}
