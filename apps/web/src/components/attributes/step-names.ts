import { createContext } from 'react';

/** What the steps of a journey are called; set by the designer around its forms. */
export const StepNames = createContext<(blockId: string) => string>((blockId) => blockId);
