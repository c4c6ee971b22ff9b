import type { Block, JourneyDocument } from '@percurso/journey/document';

/** A step of a test's journey. */
export function block(id: string, branches?: Record<string, Block[]>): Block {
  return { id, kind: 'x', config: {}, ...(branches && { branches }) };
}

/** A journey of these steps. */
export function journeyOf(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'A', entry: { trigger: 't' }, settings: {}, blocks };
}
