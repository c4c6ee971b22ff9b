import type { Attribute } from '@percurso/journey/attribute';
import type { BlockId } from '@percurso/journey/document';
import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { TriggerOption } from '../../../components/attributes/trigger-option.ts';
import type { Period } from '../../../components/period.ts';
import type { Commands } from '../keys/commands.ts';
import type { Channel } from '../numbers/narrowing.ts';
import type { NumbersOf } from '../numbers/numbers-query.ts';
import type { OutlineStore } from '../outline/outline-store.ts';
import type { TestingStore } from '../testing/testing-store.ts';
import type { DocumentState, DocumentStore } from './document-store.ts';
import type { ViewState, ViewStore } from './view-store.ts';

/** What everything inside the designer shares; one value per opened journey. */
export interface DesignerShared {
  journeyId: string;
  /** The version whose numbers are shown; the current one where it is left out. */
  version: NumbersOf;
  /** The one that was chosen to be; undefined for that of the journey shown. */
  chosenVersion: NumbersOf;
  /** When people came in who are counted; always, where it is left out. */
  period: Period | undefined;
  /** By what they were sent something; whether or not, where it is left out. */
  channel: Channel | undefined;
  documents: DocumentStore;
  view: ViewStore;
  outline: OutlineStore;
  testing: TestingStore;
  /** What keys do. */
  commands: Commands;
  triggers: readonly TriggerOption[];
  /** Own attributes that contacts of the workspace are known to have. */
  contactAttributes: readonly Attribute[];
  /** Those that an SMS may name; undefined where they are not known. */
  senders: readonly string[] | undefined;
  /** Ids of blocks of all versions, where people may stand; a new block never takes one. */
  ids: readonly BlockId[];
}

export const DesignerContext = createContext<DesignerShared | null>(null);

export function useDesigner(): DesignerShared {
  const shared = use(DesignerContext);
  if (!shared) throw new Error('useDesigner is for components inside DesignerContext only.');
  return shared;
}

export function useDocument<Selected>(select: (state: DocumentState) => Selected): Selected {
  return useStore(useDesigner().documents, select);
}

export function useView<Selected>(select: (state: ViewState) => Selected): Selected {
  return useStore(useDesigner().view, select);
}
