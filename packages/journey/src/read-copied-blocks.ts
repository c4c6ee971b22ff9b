import { CopiedBlocks } from './copied-blocks.ts';
import { nestsTooDeep } from './nests-too-deep.ts';
import { schemaProblems } from './schema-problems.ts';
import { walkBlocks } from './walk-blocks.ts';

/** Why nothing can be pasted: nothing of ours, of a later version, or damaged at a field. */
export type ClipboardProblem =
  | { key: 'empty' | 'no-steps' | 'newer' }
  | { key: 'damaged'; field: string };

export type ReadCopiedBlocks =
  | { copied: CopiedBlocks; problem: null }
  | { copied: null; problem: ClipboardProblem };

/** Reads copied blocks from any text: the JSON in it, whatever stands around. */
export function readCopiedBlocks(text: string): ReadCopiedBlocks {
  if (text.trim() === '') return refuse({ key: 'empty' });
  const start = text.search(/^\s*\{/m);
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return refuse({ key: 'no-steps' });
  const value = parseJson(text.slice(start, end + 1));
  if (value === undefined) {
    return refuse(
      text.includes('"percurso"') ? { key: 'damaged', field: '' } : { key: 'no-steps' },
    );
  }
  if (typeof value !== 'object' || value === null || !('percurso' in value)) {
    return refuse({ key: 'no-steps' });
  }
  if (value.percurso !== 'steps') return refuse({ key: 'no-steps' });
  if ('schema' in value && typeof value.schema === 'number' && value.schema > 1) {
    return refuse({ key: 'newer' });
  }
  if (nestsTooDeep(value)) return refuse({ key: 'damaged', field: 'blocks' });
  const parsed = CopiedBlocks.safeParse(value);
  if (!parsed.success) {
    const field = schemaProblems(parsed.error, value)[0]?.field ?? '';
    return refuse({ key: 'damaged', field });
  }
  const ids = [...walkBlocks(parsed.data)].map(({ block }) => block.id);
  if (new Set(ids).size < ids.length) return refuse({ key: 'damaged', field: 'blocks' });
  return { copied: parsed.data, problem: null };
}

function refuse(problem: ClipboardProblem): ReadCopiedBlocks {
  return { copied: null, problem };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
