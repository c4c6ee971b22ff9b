import type { QueryKey } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';

/** One page of a list, as every list of the API answers. */
export interface CursorPage<Item> {
  items: Item[];
  nextCursor: string | null;
}

interface CursorListOptions<Item> {
  queryKey: QueryKey;
  /** Loads the page behind a cursor; `undefined` is the first. */
  load: (cursor: string | undefined) => Promise<CursorPage<Item>>;
  /** Milliseconds after which it looks for news by itself. */
  refetchInterval?: number | undefined;
}

/** What {@link DataList} draws: the pages loaded so far and how to go on. */
export interface CursorList<Item> {
  items: Item[] | undefined;
  error: unknown;
  retry: () => void;
  hasMore: boolean;
  loadMore: () => void;
  loadingMore: boolean;
  moreFailed: boolean;
}

/** A list read page by page. */
export function useCursorList<Item>(options: CursorListOptions<Item>): CursorList<Item> {
  const query = useInfiniteQuery({
    queryKey: options.queryKey,
    queryFn: ({ pageParam }) => options.load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: options.refetchInterval ?? false,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items),
    error: query.data ? undefined : query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    loadingMore: query.isFetchingNextPage,
    moreFailed: query.isFetchNextPageError,
  };
}
