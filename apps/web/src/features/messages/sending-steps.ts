import { definitions } from '@percurso/blocks/definitions';
import { JourneyDocument } from '@percurso/journey/document';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { wordOf } from '../../i18n/word-of.ts';

/**
 * The steps of a journey that send something, to choose from, in the order of the document, which is
 * read here: the types of the client lose its recursion.
 */
export function sendingSteps(document: unknown): { value: string; label: string }[] {
  const found: { value: string; label: string }[] = [];
  for (const { block } of walkBlocks(JourneyDocument.parse(document))) {
    if (definitions[block.kind]?.category !== 'messages') continue;
    const kind = wordOf(`blocks:${block.kind}.title`, block.kind);
    found.push({ value: block.id, label: block.name ? `${block.name} (${kind})` : kind });
  }
  return numberedApart(found);
}

/** Those that are called the same are told apart by their order: 'SMS', 'SMS 2'. */
function numberedApart(steps: { value: string; label: string }[]) {
  const seen = new Map<string, number>();
  return steps.map(({ value, label }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { value, label: count === 1 ? label : `${label} ${count}` };
  });
}
