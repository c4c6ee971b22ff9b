import type { Attribute } from './attribute.ts';
import type { BlockSpecs } from './block-spec.ts';
import { compile } from './compile.ts';
import type { JourneyDocument } from './document.ts';
import type { Problem } from './problem.ts';
import type { TriggerInfo } from './trigger-info.ts';
import { usedTriggers } from './used-triggers.ts';
import { walkBlocks } from './walk-blocks.ts';

/** What a document names that is not there, so that it must be mapped before it can run. */
export interface JourneyNeeds {
  /** Keys of triggers. */
  triggers: string[];
  /** Kinds of blocks, and the channels they send on. */
  kinds: string[];
  /** Uses of attributes that the triggers and contacts here do not have. */
  attributes: Problem[];
}

const OF_ATTRIBUTES = ['unknown-attribute', 'unknown-contact-attribute', 'not-an-attribute'];

/** Compares a document from elsewhere with the triggers and blocks of a workspace. */
export function journeyNeeds(
  document: JourneyDocument,
  known: {
    definitions: BlockSpecs;
    triggers: readonly TriggerInfo[];
    contactAttributes?: readonly Attribute[] | undefined;
  },
): JourneyNeeds {
  const { definitions, triggers } = known;
  const kinds = [...walkBlocks(document)].map(({ block }) => block.kind);
  const missing = usedTriggers(document, definitions).filter(
    (used) => !triggers.some(({ key }) => key === used),
  );
  const { problems } = compile({ document, ...known });
  return {
    triggers: missing,
    kinds: [...new Set(kinds)].filter((kind) => !Object.hasOwn(definitions, kind)),
    attributes: problems.filter(({ key }) => OF_ATTRIBUTES.includes(key)),
  };
}
