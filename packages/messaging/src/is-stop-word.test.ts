import { expect, test } from 'vitest';
import { isStopWord } from './is-stop-word.ts';

test.each(['STOP', 'stop', ' Stop! ', '"parar"', 'Cancelar.', 'opt-out', 'ARRÊT', 'SAIR\n'])(
  '%j ends messages',
  (text) => {
    expect(isStopWord(text)).toBe(true);
  },
);

test.each(['', '!', 'stop it please', 'nonstop', 'I will not cancel', 'YES', 'paro'])(
  '%j does not',
  (text) => {
    expect(isStopWord(text)).toBe(false);
  },
);
