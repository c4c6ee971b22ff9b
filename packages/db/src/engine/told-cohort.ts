import type { StrandItem } from '@percurso/engine/strand';

/** A workflow and the strands it is to be told of. */
export interface ToldCohort {
  cohortId: string;
  items: StrandItem[];
}
