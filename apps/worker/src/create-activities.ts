import { advance } from '@percurso/engine/advance';
import type { EngineDeps } from '@percurso/engine/advance-context';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import type { Activities } from '@percurso/workflows/activities';
import { ApplicationFailure } from '@temporalio/common';

/** One activity for each kind of block that acts or sleeps; all of them advance strands. */
export function createActivities(deps: EngineDeps, definitions: DefinitionRegistry): Activities {
  const driven = Object.values(definitions).filter(({ op }) => op !== 'pure' && op !== 'end');
  return Object.fromEntries(
    driven.map(({ kind }) => [
      kind,
      async ({ strands }: { strands: string[] }) => {
        try {
          return { items: await advance({ strands, kind }, deps) };
        } catch (error) {
          throw withoutData(error);
        }
      },
    ]),
  );
}

/** Temporal keeps a failure in its history, where no personal data may be: name and code only. */
function withoutData(error: unknown): ApplicationFailure {
  const { name, code } = error as { name?: string; code?: unknown };
  const message = [name ?? 'Error', typeof code === 'string' ? code : ''].join(' ').trim();
  return ApplicationFailure.create({ message, type: name ?? 'Error', nonRetryable: false });
}
