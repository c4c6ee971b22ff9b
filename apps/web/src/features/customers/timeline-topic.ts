/** What the timeline can be narrowed to. */
export const topics = ['triggers', 'journeys', 'messages', 'cases', 'consent'] as const;

export type Topic = (typeof topics)[number];

export function isTopic(value: string): value is Topic {
  return topics.some((topic) => topic === value);
}
