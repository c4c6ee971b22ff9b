import type { CopiedBlocks } from '@percurso/journey/copied-blocks';
import { readCopiedBlocks } from '@percurso/journey/read-copied-blocks';
import { useEffect, useMemo, useState } from 'react';
import { keptCopy, readableClipboard } from './system-clipboard.ts';

/** The steps there are to paste: the clipboard's where it may be read unasked, else this browser's. */
export function useCopied(): CopiedBlocks | null {
  const [text, setText] = useState(keptCopy);
  useEffect(() => {
    let there = true;
    void readableClipboard().then((found) => {
      if (there && found !== null && readCopiedBlocks(found).copied) setText(found);
    });
    return () => {
      there = false;
    };
  }, []);
  return useMemo(() => (text === null ? null : readCopiedBlocks(text).copied), [text]);
}
