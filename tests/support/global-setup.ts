import { buildKnowledge } from '../../scripts/build-knowledge.ts';
import { buildServer } from '../../scripts/build-server.ts';

/** Before the workers start: two of them must not build at once. */
export async function setup(): Promise<void> {
  await buildServer();
  await buildKnowledge();
}
