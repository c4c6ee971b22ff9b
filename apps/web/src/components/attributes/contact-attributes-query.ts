import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';

/** The own attributes that contacts of the workspace are known to have. */
export const contactAttributesQuery = queryOptions({
  queryKey: ['contact-attributes'],
  queryFn: async () => (await readAnswer(api['contact-attributes'].$get())).items,
});
