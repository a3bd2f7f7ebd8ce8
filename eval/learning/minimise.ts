/** A point's height, and the slope there written into `slope`. */
type Surface = (point: Float64Array, slope: Float64Array) => number;

const REMEMBERED = 8;
const SMALLEST_STEP = 1e-10;
const ENOUGH = 1e-4;

interface Place {
  point: Float64Array;
  slope: Float64Array;
  height: number;
}

/** The lowest point of a convex surface (limited-memory BFGS from the origin, no chance in it). */
export function minimise(
  surface: Surface,
  { size, rounds }: { size: number; rounds: number },
): Float64Array {
  const memory: { move: Float64Array; turn: Float64Array; scale: number }[] = [];
  let here = visit(surface, new Float64Array(size));
  for (let round = 0; round < rounds; round += 1) {
    const way = bend(here.slope, memory);
    const next = descend(surface, here, { way, step: round === 0 ? 1 / length(way) : 1 });
    const move = minus(next.point, here.point);
    const turn = minus(next.slope, here.slope);
    const bent = dot(move, turn);
    if (bent <= 0) break;
    memory.push({ move, turn, scale: 1 / bent });
    if (memory.length > REMEMBERED) memory.shift();
    here = next;
  }
  return here.point;
}

function visit(surface: Surface, point: Float64Array): Place {
  const slope = new Float64Array(point.length);
  return { point, slope, height: surface(point, slope) };
}

/** Halves the step until the fall is worth it; stays where it is when none is. */
function descend(
  surface: Surface,
  here: Place,
  { way, step: first }: { way: Float64Array; step: number },
): Place {
  const fall = dot(way, here.slope);
  for (let step = first; step > SMALLEST_STEP; step /= 2) {
    const point = here.point.slice();
    add(point, way, step);
    const next = visit(surface, point);
    if (next.height <= here.height + ENOUGH * step * fall) return next;
  }
  return here;
}

/** The way down, bent by what the last moves told of the curvature. */
function bend(
  slope: Float64Array,
  memory: readonly { move: Float64Array; turn: Float64Array; scale: number }[],
): Float64Array {
  const way = slope.map((value) => -value);
  const shares = memory.map(() => 0);
  for (const [at, { move, turn, scale }] of [...memory.entries()].toReversed()) {
    const share = scale * dot(move, way);
    shares[at] = share;
    add(way, turn, -share);
  }
  const last = memory.at(-1);
  if (last !== undefined) {
    const stretch = 1 / (last.scale * dot(last.turn, last.turn));
    for (let at = 0; at < way.length; at += 1) way[at] = (way[at] as number) * stretch;
  }
  for (const [at, { move, turn, scale }] of memory.entries()) {
    add(way, move, (shares[at] ?? 0) - scale * dot(turn, way));
  }
  return way;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return sum;
}

function length(way: Float64Array): number {
  return Math.sqrt(dot(way, way));
}

function minus(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => value - (other[at] as number));
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1)
    to[at] = (to[at] as number) + times * (what[at] as number);
}
