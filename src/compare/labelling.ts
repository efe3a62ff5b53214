/** A point as far as choosing names goes: its lane, and its place on the value axis (0 … 1). */
export interface LabelCandidate {
  readonly lane: number;
  readonly at: number;
}

/**
 * Which points of a map carry their name, as indexes. The greatest is taken first; then, one after another, the point
 * that lies farthest from those already named in its lane, the greater of equally far ones. A lane where none is named
 * yet comes before any other. The rest carry numbers.
 */
export function chooseLabelled(points: readonly LabelCandidate[], most: number): ReadonlySet<number> {
  const chosen = new Set<number>();
  const distance = points.map(() => Number.POSITIVE_INFINITY);
  while (chosen.size < Math.min(most, points.length)) {
    const next = farthest(points, distance, chosen);
    if (next === undefined) break;
    chosen.add(next);
    const named = points[next];
    for (const [index, point] of points.entries()) {
      if (named === undefined || point.lane !== named.lane) continue;
      distance[index] = Math.min(distance[index] ?? 0, Math.abs(point.at - named.at));
    }
  }
  return chosen;
}

function farthest(
  points: readonly LabelCandidate[],
  distance: readonly number[],
  chosen: ReadonlySet<number>,
): number | undefined {
  let best: number | undefined;
  for (const [index, point] of points.entries()) {
    if (chosen.has(index)) continue;
    if (best === undefined) {
      best = index;
      continue;
    }
    const [far, farBest] = [distance[index] ?? 0, distance[best] ?? 0];
    if (far > farBest || (far === farBest && point.at > (points[best]?.at ?? 0))) best = index;
  }
  return best;
}
