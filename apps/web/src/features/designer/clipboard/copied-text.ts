import type { CopiedBlocks } from '@percurso/journey/copied-blocks';
import type { Block } from '@percurso/journey/document';

export interface CopiedTextWords {
  title: string;
  step(block: Block): string;
  port(block: Block, port: string): string;
}

/**
 * What goes to the clipboard as one text, so that any program keeps it whole: the steps in words for
 * whoever pastes them into a mail, then as JSON for Percurso.
 */
export function copiedText(copied: CopiedBlocks, words: CopiedTextWords): string {
  const lines = [words.title, '', ...linesOf(copied.blocks, words, ''), ''];
  return `${lines.join('\n')}\n${JSON.stringify(copied, null, 2)}\n`;
}

function linesOf(blocks: readonly Block[], words: CopiedTextWords, indent: string): string[] {
  return blocks.flatMap((block, index) => [
    `${indent}${index + 1}. ${oneLine(words.step(block))}`,
    ...Object.entries(block.branches ?? {}).flatMap(([port, sequence]) => [
      `${indent}   ${oneLine(words.port(block, port))}:`,
      ...linesOf(sequence, words, `${indent}      `),
    ]),
  ]);
}

/** A line that begins with a brace would be taken for the JSON. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
